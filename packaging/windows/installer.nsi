; The installer for one account: no rights asked, French, silent with /S. See delivery/windows.py.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
Name "CitéApp"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\CiteApp"
InstallDirRegKey HKCU "Software\CiteApp" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "CitéApp ${VERSION}"
Icon "citeapp.ico"
UninstallIcon "citeapp.ico"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "CitéApp"
VIAddVersionKey "FileDescription" "Installation de CitéApp"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "CitéApp"

!include "MUI2.nsh"
!define MUI_ICON "citeapp.ico"
!define MUI_UNICON "citeapp.ico"
!define MUI_WELCOMEPAGE_TITLE "CitéApp ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "CitéApp va être installé pour votre compte seulement.$\r$\n$\r$\nAucun droit d’administrateur et aucune connexion ne sont nécessaires.$\r$\nVos données ne sont pas touchées."
!define MUI_FINISHPAGE_RUN "$INSTDIR\citeapp.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir CitéApp"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

!define REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\CiteApp"

; A program that runs holds its files: it is asked to be closed, nothing is half replaced.
!macro RefuseWhileOpen
  ClearErrors
  IfFileExists "$INSTDIR\citeapp.exe" 0 +6
  FileOpen $0 "$INSTDIR\citeapp.exe" a
  IfErrors 0 +3
  MessageBox MB_OK|MB_ICONEXCLAMATION "CitéApp est ouvert. Fermez-le, puis recommencez : rien n’a été changé." /SD IDOK
  Abort
  FileClose $0
!macroend

Function .onInit
  !insertmacro RefuseWhileOpen
FunctionEnd

Function un.onInit
  !insertmacro RefuseWhileOpen
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  ; what an earlier version had and this one has not does not stay
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  ; a version brought by an update file is older than what is installed now, or is brought again
  RMDir /r "$INSTDIR\versions"
  Delete "$INSTDIR\current.txt"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  WriteRegStr HKCU "Software\CiteApp" "Folder" "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\CitéApp.lnk" "$INSTDIR\citeapp.exe"
  WriteRegStr HKCU "Software\Classes\.citlot" "" "CiteApp.Lot"
  WriteRegStr HKCU "Software\Classes\CiteApp.Lot" "" "Lot d’échange CitéApp"
  WriteRegStr HKCU "Software\Classes\CiteApp.Lot\DefaultIcon" "" "$INSTDIR\citeapp.exe,0"
  WriteRegStr HKCU "Software\Classes\CiteApp.Lot\shell\open\command" "" '"$INSTDIR\citeapp.exe" "%1"'
  WriteRegStr HKCU "${REMOVE}" "DisplayName" "CitéApp"
  WriteRegStr HKCU "${REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE}" "DisplayIcon" "$INSTDIR\citeapp.exe"
  WriteRegStr HKCU "${REMOVE}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr HKCU "${REMOVE}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD HKCU "${REMOVE}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVE}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\versions"
  Delete "$INSTDIR\current.txt"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\citeapp.exe"
  Delete "$INSTDIR\LISEZMOI.txt"
  Delete "$INSTDIR\desinstaller.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\CitéApp.lnk"
  DeleteRegKey HKCU "Software\Classes\.citlot"
  DeleteRegKey HKCU "Software\Classes\CiteApp.Lot"
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\CiteApp"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "CitéApp est retiré. Vos données restent là où elles étaient :$\r$\n$LOCALAPPDATA\citeapp" /SD IDOK
SectionEnd

; The installer for one account: no rights asked, French, silent with /S. See delivery/windows.py.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
; two builds of one commit are the same to the byte
SetDateSave off
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

; What a double click opens in the program: see OPENED in src/citeapp/__main__.py.
!macro Opens ENDING KIND WORDS
  WriteRegStr HKCU "Software\Classes\.${ENDING}" "" "CiteApp.${KIND}"
  WriteRegStr HKCU "Software\Classes\CiteApp.${KIND}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\CiteApp.${KIND}\DefaultIcon" "" "$INSTDIR\citeapp.exe,0"
  WriteRegStr HKCU "Software\Classes\CiteApp.${KIND}\shell\open\command" "" '"$INSTDIR\citeapp.exe" "%1"'
!macroend

!macro OpensNoLonger ENDING KIND
  DeleteRegKey HKCU "Software\Classes\.${ENDING}"
  DeleteRegKey HKCU "Software\Classes\CiteApp.${KIND}"
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
  !insertmacro Opens citlot Lot "Lot d’échange CitéApp"
  !insertmacro Opens citcarte Carte "Carte d’une personne, pour CitéApp"
  !insertmacro Opens citmaj MiseAJour "Mise à jour de CitéApp"
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
  !insertmacro OpensNoLonger citlot Lot
  !insertmacro OpensNoLonger citcarte Carte
  !insertmacro OpensNoLonger citmaj MiseAJour
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\CiteApp"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "CitéApp est retiré. Vos données restent là où elles étaient :$\r$\n$LOCALAPPDATA\citeapp" /SD IDOK
SectionEnd

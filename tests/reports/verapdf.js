// Checks PDF files with the veraPDF engine: one line of JSON for each file and flavour.
// java -cp JARS org.mozilla.javascript.tools.shell.Main -version 180 verapdf.js ua1,2a FILE...
importPackage(Packages.org.verapdf.pdfa, Packages.org.verapdf.pdfa.flavours);
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

function check(file, name) {
  var flavour = PDFAFlavour.fromString(name);
  var foundry = Foundries.defaultInstance();
  var parser = foundry.createParser(new java.io.File(file), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  var failures = {};
  for (var place = 0; place < result.getTestAssertions().size(); place++) {
    var one = result.getTestAssertions().get(place);
    var rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
    failures[rule] = one.getMessage() + " @ " + one.getLocation().getContext();
  }
  parser.close();
  return {
    file: file,
    flavour: name,
    compliant: Boolean(result.isCompliant()),
    checks: Number(result.getTotalAssertions()),
    failures: failures
  };
}

var flavours = arguments[0].split(",");
for (var place = 1; place < arguments.length; place++) {
  for (var which = 0; which < flavours.length; which++) {
    print(JSON.stringify(check(arguments[place], flavours[which])));
  }
}

// Expands a JSON-LD file to N-Quads with the npm package `jsonld`: node expand.js file.jsonld
const fs = require("fs");
const jsonld = require("jsonld");
jsonld
  .toRDF(JSON.parse(fs.readFileSync(process.argv[2], "utf-8")), { format: "application/n-quads" })
  .then((quads) => process.stdout.write(quads));

// A JSON-LD file as N-Quads, by the npm package `jsonld`: node expand.mjs file.jsonld
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync(process.argv[2], "utf-8"));
process.stdout.write(await jsonld.toRDF(document, { format: "application/n-quads" }));

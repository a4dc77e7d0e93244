// SPARQL queries answered by Comunica: node ask.mjs <source> <folder of queries>
// Prints for each query its rows, as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql-file";

const [source, folder] = process.argv.slice(2);
const engine = new QueryEngine();
const answers = {};
for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(`${folder}/${name}`, "utf-8");
  const rows = await (await engine.queryBindings(text, { sources: [source] })).toArray();
  answers[name] = rows.map((row) =>
    Object.fromEntries([...row].map(([key, term]) => [key.value, term.value])),
  );
}
process.stdout.write(JSON.stringify(answers));

// The members of a feed as N-Quads, by the npm package `ldes-client`:
//   node follow.mjs http://…/ldes/feed.trig '{"statePath": "state", "lastVersionOnly": true}'
// (The program of that package prints numbers short, which is not N-Quads.)
import { intoConfig, replicateLDES } from "ldes-client";
import { Writer } from "n3";

const [url, options] = process.argv.slice(2);
const config = JSON.parse(options ?? "{}");
for (const bound of ["after", "before"]) if (config[bound]) config[bound] = new Date(config[bound]);
const client = replicateLDES(intoConfig({ url, ...config }), "ascending");
client.on("error", (error) => {
  console.error(error);
  process.exitCode = 1;
});
const writer = new Writer(process.stdout, { format: "N-Quads", end: false });
const reader = client.stream({ highWaterMark: 10 }).getReader();
for (let next = await reader.read(); !next.done; next = await reader.read()) {
  writer.addQuads(next.value.quads);
}

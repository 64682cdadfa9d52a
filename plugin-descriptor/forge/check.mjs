// Checks the app as far as that goes without Atlassian: npm run check. Says every problem, and ends with 1 if there is any.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import manifests from "@forge/manifest";

const MAPPING = "node_modules/@forge/manifest/out/mapping/product-event-to-scope-mapping.json";
const SAMPLES = ["11111111-2222-4333-8444-555555555555", "https://winnow.example.com"];

process.chdir(import.meta.dirname);
const problems = new Set();

// ---- the manifest, by all of Atlassian's own validators
let manifest;
for (const validation of Object.values(manifests.ValidationTypes)) {
  const said = await manifests.ProcessorBuilder.instance().withValidation(validation).build().process("manifest.yml");
  manifest ??= said.manifestObject?.typedContent;
  for (const { level, line, message } of said.errors ?? []) {
    if (level === "error") problems.add(`manifest.yml:${line}: ${message}`);
    else console.log(`manifest.yml:${line}: ${message}`);
  }
}

// ---- what they let pass
const scopes = manifest?.permissions?.scopes ?? [];
const { endpoint: endpoints = [], trigger: triggers = [] } = manifest?.modules ?? {};
const events = new Set(JSON.parse(readFileSync(MAPPING, "utf8")).mapping.map((one) => one.productEvent));
for (const { key, events: wanted } of triggers) {
  for (const event of wanted) {
    if (!events.has(event) && !/^avi:forge:(installed|upgraded):app$/.test(event)) problems.add(`trigger ${key}: there is no event ${event}`);
  }
}
for (const { key, auth = {} } of endpoints) {
  for (const [token, scope] of [["appSystemToken", "read:app-system-token"], ["appUserToken", "read:app-user-token"]]) {
    if (auth[token]?.enabled && !scopes.includes(scope)) problems.add(`endpoint ${key}: it gets no ${token} without the scope ${scope}`);
  }
}
for (const { key, baseUrl } of manifest?.remotes ?? []) {
  if (!String(baseUrl).startsWith("https://")) problems.add(`remote ${key}: Forge calls https only, not ${baseUrl}`);
}

// ---- the folder that is deployed
const ui = "static/ui/";
const page = readFileSync(`${ui}index.html`, "utf8");
for (const [, file] of page.matchAll(/(?:href|src)="([^"]+)"/g)) {
  if (!existsSync(ui + file)) problems.add(`${ui}${file} is missing: ${file === "shell.js" ? "npm run build" : "winnow forge-app"} makes it`);
}
if (!existsSync(`${ui}assets`) || readdirSync(`${ui}assets`).length < 2) problems.add(`${ui}assets is missing: winnow forge-app writes the pages' scripts and styles there`);
const text = readFileSync("manifest.yml", "utf8");
for (const sample of SAMPLES) if (text.includes(sample)) console.log(`manifest.yml still names the sample ${sample}: winnow forge-app puts your own there`);

for (const problem of problems) console.error(problem);
console.log(problems.size === 0 ? "The app is complete and its manifest valid, as far as can be told offline." : `${problems.size} problem${problems.size === 1 ? "" : "s"}.`);
process.exitCode = problems.size === 0 ? 0 : 1;

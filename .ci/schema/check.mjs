// Holds docs/schema.json to its meta-schema, to the valid files (no false alarm) and to the faulty ones, of which it
// must tell a stated number: not a fault that asks for arithmetic, a model's equations or another file.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const VALID = ["examples", "src/test/resources/valid", "src/main/resources/io/rheobase/init"];
const LEAST_TOLD = { "src/test/resources/broken": 80, "src/test/resources/broken-flat": 45 };

const schema = JSON.parse(readFileSync("docs/schema.json", "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
if (!ajv.validateSchema(schema)) {
  console.error(ajv.errorsText());
  throw new Error("docs/schema.json does not keep to its meta-schema");
}
const validate = ajv.compile(schema);

const filesOf = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort().map((name) => join(folder, name));

/** What is wrong with a file, "" for nothing. YAML 1.2 with merges, as editors read it; a key may stand twice. */
function fault(file) {
  let document;
  try {
    document = parse(readFileSync(file, "utf8"), { merge: true, uniqueKeys: false, logLevel: "error" });
  } catch (e) {
    return `no YAML: ${e.message.split("\n")[0]}`;
  }
  return validate(document) ? "" : ajv.errorsText(validate.errors.slice(0, 3));
}

let failures = 0;
const valid = [...VALID.flatMap(filesOf), "params.yaml"];
for (const file of valid) {
  const found = fault(file);
  if (found !== "") {
    console.error(`${file} is valid, but the schema says: ${found}`);
    failures++;
  }
}
console.log(`schema: ${valid.length} valid files`);

for (const [folder, least] of Object.entries(LEAST_TOLD)) {
  const files = filesOf(folder);
  const missed = files.filter((file) => fault(file) === "");
  const told = files.length - missed.length;
  console.log(`schema: ${told} of ${files.length} faulty files told in ${folder}, at least ${least} wanted; not told:`);
  console.log(missed.map((file) => file.slice(folder.length + 1, -5)).join(" "));
  if (told < least) {
    failures++;
  }
}
process.exit(failures === 0 ? 0 : 1);

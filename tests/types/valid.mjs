// Says what is wrong with a manifest, by its own schema: `node tests/types/valid.mjs custom-elements.json`.
import { readFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import Ajv from 'ajv';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const valid = new Ajv({ allowUnionTypes: true }).compile(read('node_modules/custom-elements-manifest/schema.json'));
if (!valid(read(argv[2]))) {
  console.error(valid.errors);
  exit(1);
}

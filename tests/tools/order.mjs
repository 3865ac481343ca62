// Modules go through tools/order.mjs: they do the same afterwards, and what it does not know it refuses. In: a folder of its own.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { order } from '../../tools/order.mjs';
import { binaryen } from '../../tools/wasm.mjs';

const [folder] = argv.slice(2);
const [source, file] = ['module.wat', 'module.wasm'].map((name) => join(folder, name));

function made(text, ...more) {
  writeFileSync(source, `(module ${text})`);
  binaryen('wasm-as', ...more, source, '-o', file);
}

const ordered = () => new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), { page: { told: () => 7 } }).exports;

// The longest comes first, so that none stays where it is; each returns another number.
const FUNCTIONS = `
  (import "page" "told" (func $told (result i32)))
  (type $number (func (result i32)))
  (func $three (result i32) (i32.add (i32.add (i32.const 1) (i32.const 1)) (i32.const 1)))
  (func $two (result i32) (i32.add (i32.const 1) (i32.const 1)))
  (func $one (result i32) (i32.const 1))`;

// What names functions: an export, a call, a reference in a body, segments of both kinds, a global.
made(`${FUNCTIONS}
  (table $list (export "list") 5 funcref) (elem (i32.const 0) func $three $one) (elem (i32.const 2) funcref (ref.func $three) (ref.null func) (ref.func $two))
  (global (export "global") funcref (ref.func $two))
  (func (export "listed") (param i32) (result i32) (call_indirect $list (type $number) (local.get 0)))
  (func (export "called") (result i32) (i32.mul (call $three) (call $told)))
  (func (export "referred") (result funcref) (ref.func $one))
  (export "three" (func $three)) (export "one" (func $one))`);
const before = readFileSync(file);
order(file);
assert.ok(!before.equals(readFileSync(file)), 'functions stand in another order');
const { list, global, listed, called, referred, three, one } = ordered();
assert.deepEqual([three(), one(), called(), referred()(), listed(0), listed(1)], [3, 1, 21, 1, 3, 1]);
assert.deepEqual([list.get(2)(), list.get(3), list.get(4)(), global.value()], [3, null, 2, 2]);

// What wasm-opt writes for the release has none of these.
const REFUSED = {
  'a call that returns': ['(func (export "x") (result i32) (return_call $one))', '0x12'],
  'a call by reference': ['(table 1 funcref) (elem (i32.const 0) func $one) (func (export "x") (result i32) (call_ref $number (ref.func $one)))', '0x14'],
  'an exception': ['(tag $tag) (func (export "x") (throw $tag))', '0x8'],
  'what catches one': ['(tag $tag) (func (export "x") (try (do (nop)) (catch_all (nop))))', '0x6'],
  'a vector': ['(func (export "x") (drop (v128.const i32x4 1 2 3 4)))', '0xfd'],
  'an atomic': ['(memory 1 1 shared) (func (export "x") (drop (i32.atomic.load (i32.const 0))))', '0xfe'],
  'a second memory': ['(memory 1) (memory $other 1) (func (export "x") (drop (i32.load $other (i32.const 0))))', '0x42'],
  'a segment that is passive': ['(table 1 funcref) (elem $passive func $one) (func (export "x") (elem.drop $passive))', 'kind 0x1'],
  'a reference of a narrower type': ['(func (export "x") (local (ref null $number)) (nop))', 'the type 0x63'],
  'a sum in a global': ['(global (export "x") i32 (i32.add (i32.const 1) (i32.const 2)))', '0x41'],
};
for (const [what, [text, code]] of Object.entries(REFUSED)) {
  made(`${FUNCTIONS} ${text}`, '--all-features');
  const untouched = readFileSync(file);
  assert.throws(() => order(file), ({ message }) => message.startsWith('order: ') && message.includes(code), what);
  assert.ok(untouched.equals(readFileSync(file)), `${what}: the file is as it was`);
}

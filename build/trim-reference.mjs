// Makes every trimmed data file of the product from the reference documents.
// Usage: node build/trim-reference.mjs <reference folder>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format as formatCmdlets, trim as trimCmdlets } from './trim-cmdlets.mjs';
import { formatGraph, trimGraph } from './trim-graph.mjs';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: node build/trim-reference.mjs <reference folder>');
  process.exit(2);
}

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const write = (path, text) => writeFileSync(new URL(`../electron/${path}`, import.meta.url), text);

write('exchange/cmdlet-data/cmdlets.data.json', formatCmdlets(trimCmdlets(read('exchange-cmdlets.json'))));
write('practice/graph/contract.data.json', formatGraph(trimGraph(read('graph-openapi-subset.json'))));

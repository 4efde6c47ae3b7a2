/**
 * Part of `npm run build`: makes the explorer's page, one file with everything in it, to which `--html` adds the data.
 *
 * The program is bundled from the sources and stored deflated; a policy forbids every connection and admits exactly the
 * two scripts and the style of this page, by their hashes.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { packageFolder } from '../src/cli/version.ts'

const SOURCES = join(packageFolder(), 'src', 'cli', 'page')
const PAGE = join(packageFolder(), 'dist', 'src', 'cli', 'page', 'explorer.html')
/** What the page may take without its data. */
const LARGEST = 300_000

const bundle = await rolldown({ input: join(SOURCES, 'main.ts'), platform: 'browser', logLevel: 'warn' })
const { output: [{ code }, ...more] } = await bundle.generate({ format: 'iife', minify: true })
await bundle.close()
if (more.length > 0 || /\brequire\(|\bfrom"node:/.test(code)) throw new Error('the page needs something that is not in it')

const boot = readFileSync(join(SOURCES, 'boot.js'), 'utf8').trim()
const style = readFileSync(join(SOURCES, 'style.css'), 'utf8').trim()
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = `default-src 'none'; script-src ${hash(boot)} ${hash(code)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>tla-runner</title>
<style>${style}</style>
<script type="application/json" id="data">{{data}}</script>
<script type="text/plain" id="app">${deflateRawSync(code, { level: 9 }).toString('base64')}</script>
</head>
<body>
<noscript>This page needs JavaScript. It connects to nothing.</noscript>
<script>${boot}</script>
</body>
</html>
`
if (page.length > LARGEST) throw new Error(`the page takes ${page.length} bytes, more than ${LARGEST}`)
mkdirSync(dirname(PAGE), { recursive: true })
writeFileSync(PAGE, page)

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageData } from '../../src/cli/page/data.ts'
import { readTrace } from '../../src/cli/page/data.ts'
import { begin, choicesAfter, choose, followLink, go, isGiven, linkTo, restore, verdictsOn } from '../../src/cli/page/session.ts'
import { programOf } from '../../src/cli/page/specification.ts'
import { findBrowser, startBrowser, type Browser, type Page } from './browser.ts'
import { tool } from './tool.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'tla-runner-explorer-'))
const MODELS = resolve(import.meta.dirname, '..', '..', 'models')
const TRUNCATION = ['models/MCReplication.tla', '--config', 'models/TruncationLoss.cfg'].map((part) => part.startsWith('models/') ? join(MODELS, '..', part) : part)
/** Where screenshots are kept, if somebody wants to see them. */
const SCREENSHOTS = process.env['SCREENSHOTS']

function makePage(name: string, args: readonly string[], code: number): string {
  const file = join(FOLDER, `${name}.html`)
  const run = tool(['check', ...args, '--quiet', '--html', file])
  expect([run.code, run.err.match(/^error.*/m)?.[0]]).toEqual([code, undefined])
  return file
}

/** Pages that several tests look at. */
let truncation: string
let counter: string
beforeAll(() => {
  truncation = makePage('truncation', TRUNCATION, 12)
  counter = makePage('counter', ['Counter'], 0)
})

function dataOf(file: string): PageData {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(readFileSync(file, 'utf8'))![1]!) as PageData
}

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

describe('what the page is given', () => {
  test('the same behaviour, and a specification that allows each of its steps', () => {
    const data = dataOf(truncation)
    const program = programOf(data)
    const trace = readTrace(data.trace, data.variables.length, (text) => Buffer.from(text, 'base64'))
    expect(trace.map(({ action }) => action)).toEqual(['Init', 'AppendRecord', 'SendFetch', 'HandleFetch', 'HandleFetchResponse', 'SendFetch', 'HandleFetch', 'AdvanceHighWatermark', 'RestartClean', 'ElectLeader', 'BecomeLeader'])
    let session = { ...begin(program, trace), path: [], shared: 0, chosen: [], at: -1 } as ReturnType<typeof begin>
    for (const step of trace) {
      const { choices } = choicesAfter(program, session.path[session.at]?.state)
      const index = choices.find((choice) => choice.step.action === step.action && choice.step.state.every((v, k) => v === step.state[k]))!.index
      session = choose(session, index)
    }
    expect(isGiven(session)).toBe(true)
    expect(verdictsOn(program, trace[9]!.state, trace[10]!.state).filter(({ holds }) => holds !== true).map(({ name }) => name)).toEqual(['LeaderCompleteness'])
  })

  test('a link names the state, also on another branch', () => {
    const data = dataOf(makePage('links', ['Counter', '--config', 'Counter.small.cfg'], 12))
    const program = programOf(data)
    const given = readTrace(data.trace, data.variables.length, (text) => Buffer.from(text, 'base64'))
    let session = begin(program, given)
    expect(linkTo(session)).toBe(`#${given.length}`)
    session = choose(choose(go(session, 0), 1), 0)
    expect(linkTo(session)).toBe('#3=1.1.0')
    const linked = followLink(program, given, linkTo(session))!
    expect(linked.path.map(({ state }) => state)).toEqual(session.path.map(({ state }) => state))
    expect(linkTo(go(linked, 1))).toBe('#2=1.1.0')
    expect(isGiven(restore(linked))).toBe(true)
    for (const wrong of ['#0', '#99', '#2=1.77', '#x', '', '#1=9']) expect(followLink(program, given, wrong)).toBeUndefined()
  })

  test('files that the specification read are in the page', () => {
    const spec = join(FOLDER, 'Reads.tla')
    writeFileSync(join(FOLDER, 'data.json'), '[1]')
    writeFileSync(spec, `---- MODULE Reads ----\nEXTENDS Naturals, Json\nVARIABLE x\nData == JsonDeserialize("${join(FOLDER, 'data.json')}")\nInit == x = 0\nNext == x' = x + Data[1]\nSmall == x < 2\n====\n`)
    const page = join(FOLDER, 'reads.html')
    expect(tool(['check', spec, '--init', 'Init', '--next', 'Next', '--inv', 'Small', '--quiet', '--html', page]).code).toBe(12)
    rmSync(join(FOLDER, 'data.json'))
    const data = dataOf(page)
    const program = programOf(data)
    expect(choicesAfter(program, begin(program, []).path[0]!.state)).toMatchObject({ choices: [{ step: { action: 'Next' }, violated: [] }], errors: [] })
  })

  test('takes 300 kB at most without its data, and no specification can break out of it', () => {
    expect(statSync(counter).size - JSON.stringify(dataOf(counter)).length).toBeLessThan(300_000)
    const evil = join(FOLDER, 'Evil.tla')
    writeFileSync(evil, '---- MODULE Evil ----\nEXTENDS Naturals\n\\* </script><script>document.title = "broken"</script><!--<script>\nVARIABLE x\nInit == x = "</script>"\nNext == x\' = "<b>"\nSafe == x # "<b>"\n====\n')
    const page = join(FOLDER, 'evil.html')
    expect(tool(['check', evil, '--init', 'Init', '--next', 'Next', '--inv', 'Safe', '--quiet', '--html', page]).code).toBe(12)
    expect(readFileSync(page, 'utf8').match(/<\/?script/g)).toHaveLength(6)
    expect(dataOf(page).sources[0]!.text).toBe(readFileSync(evil, 'utf8'))
  })
})

const chromium = findBrowser()
if (chromium === undefined) process.stderr.write('The explorer is not tested in a browser: no chromium, google-chrome or CHROME_PATH was found.\n')

describe.skipIf(chromium === undefined)('in the browser', () => {
  let browser: Browser
  beforeAll(async () => { browser = await startBrowser(chromium!) })
  afterAll(async () => { await browser?.close() })

  const open = (file: string, fragment = ''): Promise<Page> => browser.page(pathToFileURL(file).href + fragment)
  const text = (page: Page, selector: string): Promise<string> => page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`)
  const keep = async (page: Page, name: string): Promise<void> => {
    if (SCREENSHOTS !== undefined) writeFileSync(join(SCREENSHOTS, `${name}.png`), await page.screenshot())
  }

  test('the truncation bug: the loss is seen, stepping, another branch, and back', async () => {
    const page = await open(truncation)
    expect(await text(page, 'header h1')).toBe('✗ The invariant LeaderCompleteness is violated')
    expect(await text(page, '.panel .violation')).toMatch(/LeaderCompleteness is violated here[\s\S]*Len\(a\) <= Len\(b\)[\s\S]*replica\s+B/)
    expect(await text(page, '.position')).toBe('11 / 11')
    await keep(page, 'violation')

    await page.press('ArrowLeft')
    await page.press('k')
    expect(await page.evaluate('location.hash')).toBe('#9')
    expect(await text(page, '.step-title h1')).toBe('RestartClean')
    expect(await text(page, '.card:nth-child(2) .log')).toMatch(/1 lost by this step/)
    expect(await page.evaluate('document.querySelectorAll(".entry.lost").length')).toBe(1)
    expect(await text(page, '.card:nth-child(1) .log')).toMatch(/highWatermark 1[\s\S]*log end 1/)
    expect(await text(page, '.row.current')).toMatch(/RestartClean[\s\S]*log −1/)
    await keep(page, 'loss')

    await page.press('k')
    const steps = await page.evaluate('[...document.querySelectorAll(".choice b")].map((b) => b.innerText)')
    expect(steps).toContain('RestartClean')
    await page.click('li:not(.taken) .choice')
    expect(await text(page, '.position')).toBe('9 / 9')
    expect(await page.evaluate('location.hash')).toMatch(/^#9=8\.\d+$/)
    expect(await text(page, '.row.current.branch strong')).toBe(steps.find((name: string) => name !== 'RestartClean') ?? steps[0])
    await page.click('.choice')
    expect(await text(page, '.position')).toBe('10 / 10')
    await keep(page, 'branch')
    const link = await page.evaluate('location.href')
    await page.press('b')
    expect(await text(page, '.position')).toBe('10 / 11')

    const again = await browser.page(link)
    expect(await text(again, '.position')).toBe('10 / 10')
    await again.evaluate('location.hash = "#4"')
    await again.until('document.querySelector(".position").innerText === "4 / 11"')
    expect([page.problems, page.requests, again.problems, again.requests]).toEqual([[], [], [], []])
  })

  test('why an action is not enabled', async () => {
    const page = await open(truncation, '#1')
    await page.click('.panel details summary')
    await page.until('document.querySelectorAll(".disabled").length > 3')
    expect(await page.evaluate('[...document.querySelectorAll(".disabled")].find((e) => e.innerText.startsWith("HandleFetchResponse")).innerText')).toMatch(/false: /)
  })

  test('search', async () => {
    const page = await open(truncation, '#1')
    await page.press('/')
    expect(await page.evaluate('document.activeElement.className')).toBe('search')
    for (const key of 'handlefetch') await page.press(key)
    await page.until('document.querySelector("nav .dim").innerText === "3 found"')
    expect(await page.evaluate('[...document.querySelectorAll(".row.found")].map((row) => Number(row.dataset.index) + 1)')).toEqual([4, 5, 7])
    await page.press('Enter')
    await page.press('Enter')
    expect(await text(page, '.position')).toBe('5 / 11')
  })

  test('a run that holds begins at the initial state', async () => {
    const page = await open(counter)
    expect(await text(page, 'header h1')).toMatch(/^holds: /)
    expect(await text(page, '.position')).toBe('1 / 1')
    await page.click('.choice')
    expect(await text(page, '.position')).toBe('2 / 2')
    expect(await page.evaluate('document.querySelector(".back").hidden')).toBe(true)
  })

  test('light and dark', async () => {
    const page = await open(counter)
    const back = 'getComputedStyle(document.body).backgroundColor'
    const before = await page.evaluate(back)
    await page.click('header button')
    expect(await page.evaluate(back)).not.toBe(before)
    await keep(page, 'dark')
  })

  test('the policy forbids the network', async () => {
    const page = await open(counter)
    expect(await page.evaluate('fetch("http://127.0.0.1:1/").then(() => "sent", () => "refused")')).toBe('refused')
    expect(page.problems.join()).toMatch(/Content Security Policy/)
  })

  test('ten thousand steps', async () => {
    const page = await open(makePage('long', ['Long'], 12))
    expect(await text(page, '.position')).toBe('10001 / 10001')
    expect(await page.evaluate('document.querySelectorAll(".row").length')).toBeLessThan(100)
    // Milliseconds of work of a key press, as the page itself sees them.
    const slowest = await page.evaluate(`(() => {
      let slowest = 0
      for (const key of [...Array(60).fill('ArrowLeft'), 'Home', ...Array(60).fill('ArrowRight'), 'End']) {
        const start = performance.now()
        document.dispatchEvent(new KeyboardEvent('keydown', { key }))
        document.body.offsetHeight
        slowest = Math.max(slowest, performance.now() - start)
      }
      return slowest
    })()`)
    expect(slowest).toBeLessThan(250)
    await page.evaluate('document.querySelector(".steps").scrollTop = 200000')
    await page.until('document.querySelectorAll(".row").length > 5 && !document.querySelector(".row.current")')
    expect(page.problems).toEqual([])
  })
})

/**
 * A headless Chromium, driven by the DevTools protocol over two pipes: no WebSocket, no package. Found by CHROME_PATH or on
 * the PATH; tests that need one say so and are skipped where there is none.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Path of a browser, or undefined. */
export function findBrowser(): string | undefined {
  const candidates = [process.env['CHROME_PATH'], ...NAMES].filter((name) => name !== undefined && name !== '')
  return candidates.find((name) => spawnSync(name!, ['--version'], { timeout: 20_000 }).status === 0)
}

export interface Page {
  /** Evaluates an expression in the page; promises are awaited. */
  evaluate(expression: string): Promise<any>
  press(key: string): Promise<void>
  click(selector: string): Promise<void>
  /** Waits until an expression is true. */
  until(expression: string): Promise<void>
  screenshot(): Promise<Buffer>
  open(url: string): Promise<void>
  /** Requests made, except for the page itself; errors and violations of its policy. */
  readonly requests: readonly string[]
  readonly problems: readonly string[]
}

export interface Browser {
  page(url: string, size?: { width: number; height: number }): Promise<Page>
  close(): Promise<void>
}

export async function startBrowser(path: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'tla-runner-browser-'))
  const child = spawn(path, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run', `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const input = child.stdio[3] as Writable
  const output = child.stdio[4] as Readable
  const waiting = new Map<number, { resolve: (value: any) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, (method: string, params: any) => void>()
  let rest = ''
  let next = 0
  output.setEncoding('utf8')
  output.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0')
    rest = messages.pop()!
    for (const text of messages) {
      const { id, result, error, method, params, sessionId } = JSON.parse(text)
      if (id === undefined) {
        listeners.get(sessionId)?.(method, params)
        continue
      }
      const answer = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) answer?.resolve(result)
      else answer?.reject(new Error(`${error.message} ${error.data ?? ''}`))
    }
  })
  child.on('exit', () => { for (const { reject } of waiting.values()) reject(new Error('the browser has ended')) })
  const send = (method: string, params: object = {}, sessionId?: string): Promise<any> => new Promise((resolve, reject) => {
    waiting.set(++next, { resolve, reject })
    input.write(`${JSON.stringify({ id: next, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
  })
  return {
    page: async (url, size = { width: 1400, height: 900 }) => {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
      const requests: string[] = []
      const problems: string[] = []
      listeners.set(sessionId, (method, params) => {
        if (method === 'Network.requestWillBeSent' && params.type !== 'Document') requests.push(params.request.url)
        if (method === 'Runtime.exceptionThrown') problems.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text)
        if (method === 'Log.entryAdded' && params.entry.level === 'error') problems.push(params.entry.text)
      })
      const call = (method: string, params: object = {}): Promise<any> => send(method, params, sessionId)
      for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await call(`${domain}.enable`)
      await call('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })
      const evaluate = async (expression: string): Promise<any> => {
        const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
        if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      }
      const until = async (expression: string): Promise<void> => {
        for (let k = 0; k < 400; k++) {
          if (await evaluate(expression)) return
          await new Promise((resolve) => { setTimeout(resolve, 25) })
        }
        throw new Error(`still not so: ${expression}; ${problems.join('; ')}`)
      }
      const open = async (address: string): Promise<void> => {
        await call('Page.navigate', { url: address })
        await until(`location.href.startsWith('file:') && document.documentElement?.dataset.ready !== undefined`)
      }
      await open(url)
      return {
        evaluate, until, open, requests, problems,
        press: async (key) => {
          for (const type of ['keyDown', 'keyUp']) await call('Input.dispatchKeyEvent', { type, key, ...(key.length === 1 && type === 'keyDown' ? { text: key } : {}) })
        },
        click: async (selector) => {
          const at = await evaluate(`(() => { const e = document.querySelector(${JSON.stringify(selector)}); if (e === null) return null; e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect(); return { x: r.x + Math.min(r.width / 2, 40), y: r.y + r.height / 2 } })()`)
          if (at === null) throw new Error(`there is no ${selector}`)
          for (const type of ['mousePressed', 'mouseReleased']) await call('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 })
        },
        screenshot: async () => Buffer.from((await call('Page.captureScreenshot', { format: 'png' })).data, 'base64'),
      }
    },
    close: async () => {
      const ended = new Promise((resolve) => { child.on('exit', resolve) })
      await send('Browser.close').catch(() => child.kill('SIGKILL'))
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

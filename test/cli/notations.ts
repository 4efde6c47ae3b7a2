/**
 * Small readers of the notations that reports are written in: enough to say that a text is well formed and what is in it.
 * Each throws where its notation's rules are broken.
 */

export interface Element {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: readonly Element[]
  readonly text: string
}

/** Well-formed XML of elements, attributes and text; no comments, no CDATA, one root. */
export function readXml(source: string): Element {
  let at = 0
  const fail = (what: string): never => { throw new Error(`XML: ${what} at ${at}: ${source.slice(at, at + 40)}`) }
  const unescape = (text: string): string => {
    if (/[<]|&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) fail(`raw markup in "${text}"`)
    // oxlint-disable-next-line no-control-regex -- XML forbids them
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed()) fail('a character that XML cannot hold')
    return text.replace(/&(\w+|#\d+);/g, (_, name: string) => name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }[name]!)
  }
  const match = (pattern: RegExp): RegExpExecArray | null => {
    const sticky = new RegExp(pattern, 'y')
    sticky.lastIndex = at
    const found = sticky.exec(source)
    if (found !== null) at = sticky.lastIndex
    return found
  }
  const element = (): Element => {
    const open = match(/<([A-Za-z][\w.-]*)/) ?? fail('an element was expected')
    const attributes: Record<string, string> = {}
    for (let a = match(/\s+([\w:.-]+)="([^"]*)"/); a !== null; a = match(/\s+([\w:.-]+)="([^"]*)"/)) {
      if (Object.hasOwn(attributes, a[1]!)) fail(`attribute ${a[1]} twice`)
      attributes[a[1]!] = unescape(a[2]!)
    }
    if (match(/\s*\/>/) !== null) return { name: open[1]!, attributes, children: [], text: '' }
    if (match(/\s*>/) === null) fail('> was expected')
    const children: Element[] = []
    let text = ''
    for (;;) {
      text += unescape(match(/[^<]*/)![0])
      const close = match(/<\/([\w.-]+)\s*>/)
      if (close !== null) {
        if (close[1] !== open[1]) fail(`</${close[1]}> closes <${open[1]}>`)
        return { name: open[1]!, attributes, children, text }
      }
      children.push(element())
    }
  }
  match(/<\?xml version="1\.0" encoding="UTF-8"\?>\s*/)
  const root = element()
  match(/\s*/)
  if (at !== source.length) fail('something follows the root')
  return root
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, { readonly [name: string]: string }>
  readonly edges: readonly { readonly from: string; readonly to: string; readonly attributes: { readonly [name: string]: string } }[]
  readonly attributes: { readonly [name: string]: string }
}

/** DOT: one digraph of nodes, edges and attributes, a statement a line or a `;`. */
export function readDot(source: string): Graph {
  const tokens = [...source.replaceAll(/^\/\/.*$/gm, '').matchAll(/"((?:[^"\\]|\\.)*)"|->|[{}[\]=;,]|[\w.]+|(\S)/gs)].map(([token, quoted, other]) => {
    if (other !== undefined) throw new Error(`DOT: unexpected ${other}`)
    return { token, text: quoted === undefined ? token : quoted.replaceAll(/\\(.)/gs, (_, c: string) => c === 'l' ? '\n' : c) }
  })
  let k = 0
  const peek = (ahead = 0): string | undefined => tokens[k + ahead]?.token
  const take = (wanted?: string): string => {
    const found = tokens[k++]
    if (found === undefined || (wanted !== undefined && found.token !== wanted)) throw new Error(`DOT: ${wanted ?? 'something'} was expected, found ${found?.token ?? 'the end'}`)
    return found.text
  }
  const attributeList = (): Record<string, string> => {
    const attributes: Record<string, string> = {}
    if (peek() !== '[') return attributes
    take('[')
    while (peek() !== ']') {
      const name = take()
      take('=')
      attributes[name] = take()
    }
    take(']')
    return attributes
  }
  const nodes = new Map<string, Record<string, string>>()
  const edges: { from: string; to: string; attributes: Record<string, string> }[] = []
  const attributes: Record<string, string> = {}
  take('digraph')
  take()
  take('{')
  while (peek() !== '}') {
    const name = take()
    if (peek() === '=') {
      take()
      attributes[name] = take()
    } else if (peek() === '->') {
      take()
      edges.push({ from: name, to: take(), attributes: attributeList() })
    } else if (name === 'node' || name === 'edge') attributeList()
    else nodes.set(name, attributeList())
  }
  take('}')
  if (k !== tokens.length) throw new Error('DOT: something follows the graph')
  return { nodes, edges, attributes }
}

export interface Diagram {
  readonly participants: readonly string[]
  readonly messages: readonly { readonly from: string; readonly to: string; readonly text: string }[]
  readonly notes: readonly string[]
}

/** A Mermaid sequence diagram of participants, messages and notes. */
export function readSequenceDiagram(source: string): Diagram {
  const [head, ...lines] = source.trimEnd().split('\n')
  if (head !== 'sequenceDiagram') throw new Error(`Mermaid: found ${head}`)
  const ids = new Map<string, string>()
  const messages: { from: string; to: string; text: string }[] = []
  const notes: string[] = []
  const plain = (text: string): string => {
    if (/[#;]/.test(text.replaceAll(/#(lt|gt|35|59);/g, ''))) throw new Error(`Mermaid: ${text} ends the statement early`)
    return text.replaceAll(/#(lt|gt|35|59);/g, (_, name: string) => ({ lt: '<', gt: '>', 35: '#', 59: ';' })[name]!)
  }
  const known = (id: string): string => {
    if (!ids.has(id)) throw new Error(`Mermaid: no participant ${id}`)
    return ids.get(id)!
  }
  for (const line of lines) {
    const participant = /^ {2}participant (\w+) as (.+)$/.exec(line)
    const message = /^ {2}(\w+)->>(\w+): (.+)$/.exec(line)
    const note = /^ {2}Note over (\w+(?:,\w+)?): (.+)$/.exec(line)
    if (participant !== null) ids.set(participant[1]!, plain(participant[2]!))
    else if (message !== null) messages.push({ from: known(message[1]!), to: known(message[2]!), text: plain(message[3]!) })
    else if (note !== null) notes.push(`${note[1]!.split(',').map(known).join(',')}: ${plain(note[2]!)}`)
    else throw new Error(`Mermaid: cannot read ${line}`)
  }
  return { participants: [...ids.values()], messages, notes }
}

/** TLC's tool messages; text between messages is dropped. Nesting is TLC's only for SANY's part. */
export function readToolMessages(source: string): { readonly code: number; readonly severity: number; readonly text: string }[] {
  const messages: { code: number; severity: number; text: string }[] = []
  let open: { code: number; severity: number; lines: string[] } | undefined
  for (const line of source.split('\n')) {
    const start = /^@!@!@STARTMSG (\d+):(\d+) @!@!@$/.exec(line)
    const end = /^@!@!@ENDMSG (\d+) @!@!@$/.exec(line)
    if (start !== null) {
      if (open !== undefined) throw new Error(`message ${open.code} is not closed`)
      open = { code: Number(start[1]), severity: Number(start[2]), lines: [] }
    } else if (end !== null) {
      if (open?.code !== Number(end[1])) throw new Error(`message ${end[1]} was not open`)
      messages.push({ code: open.code, severity: open.severity, text: open.lines.join('\n') })
      open = undefined
    } else open?.lines.push(line)
  }
  if (open !== undefined) throw new Error(`message ${open.code} is not closed`)
  return messages
}

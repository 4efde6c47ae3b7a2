/** Makes elements. Text is always text: nothing from a specification is ever parsed as markup. */

type Child = Node | string | undefined | false | readonly Child[]

interface Properties {
  readonly class?: string
  readonly title?: string
  readonly href?: string
  readonly id?: string
  readonly open?: boolean
  readonly onclick?: (event: MouseEvent) => void
}

export function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Properties, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  const { class: className, onclick, open, ...attributes } = properties
  if (className !== undefined) made.className = className
  if (onclick !== undefined) made.addEventListener('click', onclick as EventListener)
  if (open === true) made.setAttribute('open', '')
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  append(made, children)
  return made
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue
    if (typeof child === 'string' || child instanceof Node) parent.append(child)
    else append(parent, child)
  }
}

const SVG = 'http://www.w3.org/2000/svg'

export function svg(name: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly SVGElement[]): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value))
  made.append(...children)
  return made
}

/** Position and size; the page's policy allows no style attributes, but it allows this. */
export function place<E extends HTMLElement | SVGElement>(made: E, properties: Readonly<Record<string, string>>): E {
  for (const [property, value] of Object.entries(properties)) made.style.setProperty(property, value)
  return made
}

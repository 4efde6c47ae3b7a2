/** Text inside the notations of others: XML, DOT strings, Mermaid labels, workflow commands, Markdown tables. */

/** Characters that XML 1.0 cannot hold, not even escaped. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** For element content and for attributes in double quotes. Line ends in attributes are kept as references. */
export function xmlText(text: string): string {
  return text.replaceAll(NOT_XML, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')
}

/** A quoted DOT string; lines end as `\l`, flush left. */
export function dotString(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `"${escaped.includes('\n') ? escaped.split('\n').map((line) => `${line}\\l`).join('') : escaped}"`
}

/** Text of a Mermaid message or note: what ends a statement or starts an entity is written as an entity. */
export function mermaidText(text: string): string {
  return text.replaceAll('#', '#35;').replaceAll(/;(?<!#35;)/g, '#59;').replaceAll('<', '#lt;').replaceAll('>', '#gt;').replaceAll(/\r?\n/g, '<br/>')
}

/** Message of a GitHub workflow command. */
export function commandMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** Property of a GitHub workflow command. */
export function commandProperty(text: string): string {
  return commandMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Inside a Markdown table or paragraph: nothing in it is markup. */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll(/\r?\n/g, ' ')
}

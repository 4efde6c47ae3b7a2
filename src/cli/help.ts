/**
 * Help texts, generated from the table of commands. Examples come first.
 */
import { EXIT_CODES } from './exitCodes.ts'
import type { Command } from './commands/command.ts'
import type { Option } from './arguments.ts'
import { table } from './render/text.ts'

export function helpText(commands: readonly Command[]): string {
  return [
    'tla-runner: TLA+ model checking in Node',
    '',
    ...table([
      ['  tla-runner check', 'check the models of this project'],
      ['  tla-runner check Spec.tla', 'check a specification with Spec.cfg'],
      ['  tla-runner parse Spec.tla', 'look for errors only'],
    ]),
    '',
    'Commands:',
    ...table([...commands.map(({ name, summary }) => [`  ${name}`, summary]), ['  help [COMMAND]', 'this text, or a command\'s']]),
    '',
    'Options:',
    ...table([['  --help', 'of tla-runner or of a command'], ['  --version', 'the version']]),
    '',
    ...exitCodes(),
    '',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  return [
    ...command.examples.flatMap(([line, meaning]) => [`  ${line}`, `      ${meaning}`]),
    '',
    `${command.name}: ${command.summary}`,
    '',
    `Usage: ${command.usage}`,
    '',
    'Options:',
    ...table(command.options.map((option) => [`  ${optionText(option)}`, option.help])),
    '',
    ...(command.notes ?? []).flatMap((note) => [note, '']),
    ...exitCodes(),
    '',
  ].join('\n')
}

function optionText({ name, short, value, multiple }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}${multiple === true ? ` [--${name} …]` : ''}`
}

function exitCodes(): string[] {
  return ['Exit codes:', ...table(EXIT_CODES.map(([code, meaning]) => [`  ${code}`, meaning]))]
}

/**
 * Names of an action's arguments as properties of its event. An event's own property is `type`, so an argument of that
 * name is written `type_`.
 */
export function propertyOfArgument(name: string): string {
  return name === 'type' ? 'type_' : name
}

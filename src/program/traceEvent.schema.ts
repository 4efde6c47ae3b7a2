/**
 * The JSON Schema of a line of a trace, made from the type TraceEvent (traceEvent.ts).
 *
 * Generated; after a change of the type: npm run generate
 */
export const traceEventSchema = {
  "type": "object",
  "properties": {
    "action": {
      "description": "Name of the action as in the specification; `Init` observes the initial state and takes no step.",
      "type": "string"
    },
    "args": {
      "description": "By parameter (or named choice) of the action. A value may be partial: an object says only the fields it names. What is not said is searched for.",
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/TraceValue"
      }
    },
    "node": {
      "description": "The node that it happened on; for the reader, not compared.",
      "type": "string"
    },
    "observed": {
      "description": "What was seen of the state after the action, by path: a variable, then keys and indices as in `log.A[3].epoch` (sequences count from 1, `.length` is the length of one). Values may be partial, as in `args`.",
      "type": "object",
      "additionalProperties": {
        "$ref": "#/definitions/TraceValue"
      }
    },
    "time": {
      "description": "Time of the event, in milliseconds of whatever clock; for the reader, not compared.",
      "type": "number"
    }
  },
  "additionalProperties": false,
  "required": [
    "action"
  ],
  "definitions": {
    "TraceValue": {
      "description": "JSON as it stands in a trace.",
      "anyOf": [
        {
          "type": "array",
          "items": {
            "$ref": "#/definitions/TraceValue"
          }
        },
        {
          "type": "object",
          "additionalProperties": {
            "$ref": "#/definitions/TraceValue"
          }
        },
        {
          "type": [
            "null",
            "string",
            "number",
            "boolean"
          ]
        }
      ]
    }
  },
  "$schema": "http://json-schema.org/draft-07/schema#"
} as const

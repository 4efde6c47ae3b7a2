export type StartWorker = unknown

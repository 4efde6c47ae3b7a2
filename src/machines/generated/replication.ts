/**
 * The contract of Replication (spec/Replication.tla): its actions as events, its variables as a context, its constants.
 *
 * Generated; after a change of the specification: npm run generate
 *
 * Integers are numbers, model values strings, sets arrays without repetition (their order means nothing), sequences
 * arrays, functions objects by key, or arrays of pairs where the keys are no names. The types in an event are those of
 * the arguments with which the action can be enabled.
 */

/** An element of Replicas. */
export type Replica = string

/** The value of Controller. */
export type Controller = 'Controller'

/** The value of None. */
export type None = 'None'

/** One of these records, told apart by `type`. */
export type Message =
  | AlterPartition
  | AlterPartitionResponse
  | EpochResponse
  | Fetch
  | FetchResponse
  | OffsetsForLeaderEpoch

export interface Record {
  readonly epoch: number
  readonly id: number
}

export interface PartitionState {
  readonly leader: None | Replica
  readonly epoch: number
  readonly isr: readonly Replica[]
  readonly elr: readonly Replica[]
  readonly version: number
}

export interface Progress {
  readonly offset: number
  readonly brokerEpoch: number
}

export interface EpochResponse {
  readonly type: 'EpochResponse'
  readonly from: Replica
  readonly to: Replica
  readonly awaited: true
  readonly answer: EpochResponseAnswer
}

export interface EpochResponseAnswer {
  readonly epoch: number
  readonly end: number
}

export interface FetchResponse {
  readonly type: 'FetchResponse'
  readonly from: Replica
  readonly to: Replica
  readonly awaited: true
  readonly offset: number
  readonly base: number
  readonly records: readonly Record[]
  readonly highWatermark: number
}

export interface Fetch {
  readonly type: 'Fetch'
  readonly from: Replica
  readonly to: Replica
  readonly awaited: boolean
  readonly epoch: number
  readonly offset: number
  readonly brokerEpoch: number
}

export interface AlterPartition {
  readonly type: 'AlterPartition'
  readonly from: Replica
  readonly to: Controller
  readonly awaited: boolean
  readonly epoch: number
  readonly version: number
  readonly isr: readonly Replica[]
  readonly brokerEpochs: { readonly [replica: string]: number }
}

export interface OffsetsForLeaderEpoch {
  readonly type: 'OffsetsForLeaderEpoch'
  readonly from: Replica
  readonly to: Replica
  readonly awaited: boolean
  readonly epoch: number
  readonly lastEpoch: number
}

export interface AlterPartitionResponse {
  readonly type: 'AlterPartitionResponse'
  readonly from: Controller
  readonly to: Replica
  readonly awaited: true
  readonly version: number
}

export interface Faults {
  readonly lost: number
  readonly repeated: number
}

export interface Crashes {
  readonly clean: number
  readonly power: number
}

export interface Writer {
  readonly epoch: number
  readonly replica: Replica
}

export interface Acknowledged {
  readonly offset: number
  readonly record: Record
}

/** The constants of the specification. */
export interface Constants {
  /** spec/Versions.tla:21: a release, as a string: "0.8" ... "4.3", or "All" */
  readonly Version: string
  /** spec/Versions.tla:22: fixes taken away from it */
  readonly Minus: readonly ('BrokerEpoch' | 'BumpEpoch' | 'ELR' | 'EpochTrunc101' | 'EpochTrunc279' | 'ExpandLeso' | 'FenceFetch' | 'FenceRestart' | 'ForgetAnswer' | 'IsrCas' | 'JoinFromStart' | 'MaximalIsr' | 'MinIsrHw' | 'PersistLE' | 'ReadUpToHw' | 'SkipDiverging' | 'TruncOnFetch')[]
  /** spec/Versions.tla:23: fixes added to it */
  readonly Plus: readonly ('BrokerEpoch' | 'BumpEpoch' | 'ELR' | 'EpochTrunc101' | 'EpochTrunc279' | 'ExpandLeso' | 'FenceFetch' | 'FenceRestart' | 'ForgetAnswer' | 'IsrCas' | 'JoinFromStart' | 'MaximalIsr' | 'MinIsrHw' | 'PersistLE' | 'ReadUpToHw' | 'SkipDiverging' | 'TruncOnFetch')[]
  /** spec/PartitionElection.tla:17: the nodes that hold a copy */
  readonly Replicas: readonly Replica[]
  /** spec/PartitionElection.tla:18: no replica */
  readonly None: None
  /** spec/PartitionElection.tla:19: who leads at first */
  readonly FirstLeader: Replica
  /** spec/PartitionElection.tla:20: who is in sync at first */
  readonly FirstIsr: readonly Replica[]
  /** spec/PartitionElection.tla:21: min.insync.replicas */
  readonly MinIsr: number
  /** spec/PartitionState.tla:15: the node that decides who leads */
  readonly Controller: Controller
  /** spec/PartitionState.tla:16: the replicas whose machine may lose power */
  readonly Lossy: readonly Replica[]
  /** spec/PartitionState.tla:19: records that clients write */
  readonly MaxRecords: number
  /** spec/PartitionState.tla:20: the leader epoch up to which leadership moves without need */
  readonly MaxEpoch: number
  /** spec/PartitionState.tla:21: changes of the ISR beside those of the leader */
  readonly MaxIsrChanges: number
  /** spec/PartitionState.tla:22: clean restarts */
  readonly MaxRestarts: number
  /** spec/PartitionState.tla:23: restarts that lose a part of the log */
  readonly MaxPowerLosses: number
  /** spec/PartitionState.tla:24: messages lost */
  readonly MaxLost: number
  /** spec/PartitionState.tla:25: requests repeated */
  readonly MaxRepeated: number
}

/** The variables: one state. */
export interface Context {
  /** spec/PartitionState.tla:34: its records */
  readonly log: { readonly [replica: string]: readonly Record[] }
  /** spec/PartitionState.tla:35: the offset below which it knows records to be committed */
  readonly highWatermark: { readonly [replica: string]: number }
  /** spec/PartitionState.tla:36: the partition state it acts on */
  readonly view: { readonly [replica: string]: PartitionState }
  /** spec/PartitionState.tla:39: of a follower: "truncating" or "fetching"; "none" if it does not follow */
  readonly fetcher: { readonly [replica: string]: 'fetching' | 'none' | 'truncating' }
  /** spec/PartitionState.tla:40: of a leader: its end offset when it became leader */
  readonly epochStart: { readonly [replica: string]: number }
  /** spec/PartitionState.tla:41: of a leader: how far each follower has fetched */
  readonly progress: { readonly [replica: string]: { readonly [replica: string]: Progress } }
  /** spec/PartitionState.tla:42: of a leader: the ISR it has asked for, {} if none */
  readonly proposed: { readonly [replica: string]: readonly Replica[] }
  /** spec/PartitionState.tla:45: the state of the partition */
  readonly partition: PartitionState
  /** spec/PartitionState.tla:46: the states that some replica may still adopt */
  readonly published: readonly PartitionState[]
  /** spec/PartitionState.tla:47: the broker epoch of each replica */
  readonly registration: { readonly [replica: string]: number }
  /** spec/PartitionState.tla:50: messages in flight */
  readonly network: readonly Message[]
  /** spec/PartitionState.tla:51: messages lost and repeated */
  readonly faults: Faults
  /** spec/PartitionState.tla:52: restarts and power losses */
  readonly crashes: Crashes
  /** spec/PartitionState.tla:55: how many records they have sent */
  readonly written: number
  /** spec/PartitionState.tla:56: who appended in which epoch */
  readonly writers: readonly Writer[]
  /** spec/PartitionState.tla:57: the log as far as it was ever shown to them */
  readonly committed: readonly Record[]
  /** spec/PartitionState.tla:58: the promises made to producers with acks=all */
  readonly acknowledged: readonly Acknowledged[]
}

/** What one element of Replicas holds: its part of the variables that are functions on Replicas. */
export interface ReplicaContext {
  /** spec/PartitionState.tla:34: its records */
  readonly log: readonly Record[]
  /** spec/PartitionState.tla:35: the offset below which it knows records to be committed */
  readonly highWatermark: number
  /** spec/PartitionState.tla:36: the partition state it acts on */
  readonly view: PartitionState
  /** spec/PartitionState.tla:39: of a follower: "truncating" or "fetching"; "none" if it does not follow */
  readonly fetcher: 'fetching' | 'none' | 'truncating'
  /** spec/PartitionState.tla:40: of a leader: its end offset when it became leader */
  readonly epochStart: number
  /** spec/PartitionState.tla:41: of a leader: how far each follower has fetched */
  readonly progress: { readonly [replica: string]: Progress }
  /** spec/PartitionState.tla:42: of a leader: the ISR it has asked for, {} if none */
  readonly proposed: readonly Replica[]
  /** spec/PartitionState.tla:47: the broker epoch of each replica */
  readonly registration: number
}

/** spec/PartitionLeader.tla:15: Partition.appendRecordsToLeader */
export interface AppendRecord {
  readonly type: 'AppendRecord'
  /** `\in Replicas` */
  readonly leader: Replica
}

/** spec/PartitionLeader.tla:81: Partition.maybeIncrementLeaderHW */
export interface AdvanceHighWatermark {
  readonly type: 'AdvanceHighWatermark'
  /** `\in Replicas` */
  readonly leader: Replica
}

/** spec/PartitionLeader.tla:110: Partition.maybeShrinkIsr */
export interface ShrinkIsr {
  readonly type: 'ShrinkIsr'
  /** `\in Replicas` */
  readonly leader: Replica
  /** `\in Replicas` */
  readonly follower: Replica
}

/** spec/PartitionLeader.tla:124: Partition.maybeExpandIsr */
export interface ExpandIsr {
  readonly type: 'ExpandIsr'
  /** `\in Replicas` */
  readonly leader: Replica
  /** `\in Replicas` */
  readonly follower: Replica
}

/** spec/PartitionLeader.tla:39: ReplicaManager.fetchMessages */
export interface HandleFetch {
  readonly type: 'HandleFetch'
  /** `= m.to` */
  readonly leader: Replica
  /** `= m.from` */
  readonly follower: Replica
  /** `\in network` */
  readonly m: Fetch
}

/** spec/PartitionLeader.tla:57: Partition.lastOffsetForLeaderEpoch */
export interface HandleOffsetsForLeaderEpoch {
  readonly type: 'HandleOffsetsForLeaderEpoch'
  /** `= m.to` */
  readonly leader: Replica
  /** `= m.from` */
  readonly follower: Replica
  /** `\in network` */
  readonly m: OffsetsForLeaderEpoch
}

/** spec/PartitionLeader.tla:63: Partition.getLocalLog: the follower will back off and ask again */
export interface RefuseRequest {
  readonly type: 'RefuseRequest'
  /** `= m.to` */
  readonly leader: Replica
  /** `= m.from` */
  readonly follower: Replica
  /** `\in network` */
  readonly m: Fetch | OffsetsForLeaderEpoch
}

/** spec/PartitionLeader.tla:130: Partition.handleAlterPartitionError: INELIGIBLE_REPLICA */
export interface HandleAlterPartitionResponse {
  readonly type: 'HandleAlterPartitionResponse'
  /** `= m.to` */
  readonly leader: Replica
  /** `\in network` */
  readonly m: AlterPartitionResponse
}

/**
 * spec/PartitionFollower.tla:24: Truncation: where does the last epoch of my log end in yours?
 * AbstractFetcherThread.maybeTruncate.
 */
export interface SendOffsetsForLeaderEpoch {
  readonly type: 'SendOffsetsForLeaderEpoch'
  /** `\in Replicas` */
  readonly follower: Replica
}

/**
 * spec/PartitionFollower.tla:60: Fetching (AbstractFetcherThread.maybeFetch). The offset of a fetch tells the leader
 * that everything below it has been written here.
 */
export interface SendFetch {
  readonly type: 'SendFetch'
  /** `\in Replicas` */
  readonly follower: Replica
}

/** spec/PartitionFollower.tla:45: AbstractFetcherThread.maybeTruncateToEpochEndOffsets */
export interface HandleEpochResponse {
  readonly type: 'HandleEpochResponse'
  /** `= m.to` */
  readonly follower: Replica
  /** `= m.from` */
  readonly leader: Replica
  /** `\in network` */
  readonly m: EpochResponse
}

/** spec/PartitionFollower.tla:70: ReplicaFetcherThread.processPartitionData */
export interface HandleFetchResponse {
  readonly type: 'HandleFetchResponse'
  /** `= m.to` */
  readonly follower: Replica
  /** `= m.from` */
  readonly leader: Replica
  /** `\in network` */
  readonly m: FetchResponse
}

/** spec/PartitionFollower.tla:81: AbstractFetcherThread.processFetchRequest: no longer the question */
export interface IgnoreResponse {
  readonly type: 'IgnoreResponse'
  /** `= m.to` */
  readonly follower: Replica
  /** `= m.from` */
  readonly leader: Replica
  /** `\in network` */
  readonly m: EpochResponse | FetchResponse
}

/**
 * spec/PartitionController.tla:24: Leadership may move at any time to a member of the ISR: a preferred election, a
 * controlled shutdown, a broker that missed its heartbeats (PartitionChangeBuilder.electLeader).
 */
export interface ElectLeader {
  readonly type: 'ElectLeader'
  /** `\in Replicas` */
  readonly replica: Replica
}

/** spec/PartitionController.tla:48: ReplicationControlManager.alterPartition */
export interface HandleAlterPartition {
  readonly type: 'HandleAlterPartition'
  /** `= m.from` */
  readonly leader: Replica
  /** `\in network` */
  readonly m: AlterPartition
}

/** spec/PartitionBroker.tla:60: Partition.makeLeader */
export interface BecomeLeader {
  readonly type: 'BecomeLeader'
  /** `\in Replicas` */
  readonly replica: Replica
  /** `\in published` */
  readonly state: PartitionState
}

/** spec/PartitionBroker.tla:65: Partition.makeFollower */
export interface BecomeFollower {
  readonly type: 'BecomeFollower'
  /** `\in Replicas` */
  readonly replica: Replica
  /** `\in published` */
  readonly state: PartitionState
}

/** spec/PartitionBroker.tla:70: Partition.makeLeader, makeFollower, in the same epoch */
export interface LearnIsr {
  readonly type: 'LearnIsr'
  /** `\in Replicas` */
  readonly replica: Replica
  /** `\in published` */
  readonly state: PartitionState
}

/** spec/PartitionBroker.tla:89: BrokerServer.shutdown, startup */
export interface RestartClean {
  readonly type: 'RestartClean'
  /** `\in Replicas` */
  readonly replica: Replica
  /** `\in 0 .. highWatermark[replica]` */
  readonly checkpoint: number
  /** Choice: `\in AfterRegistration(partition, replica, lost)` */
  readonly state: PartitionState
}

/** spec/PartitionBroker.tla:95: The world: the machine stops, and what was not flushed is gone */
export interface LosePower {
  readonly type: 'LosePower'
  /** `\in Replicas` */
  readonly replica: Replica
  /** `\in Offsets(log[replica])` */
  readonly end: number
  /** Choice: `\in AfterRegistration(partition, replica, lost)` */
  readonly state: PartitionState
}

/** spec/Replication.tla:39: the channel to the controller retries: there, loss is delay */
export interface LoseMessage {
  readonly type: 'LoseMessage'
  /** `\in network` */
  readonly m: EpochResponse | FetchResponse | Fetch | OffsetsForLeaderEpoch
}

/** spec/Replication.tla:44 */
export interface RepeatRequest {
  readonly type: 'RepeatRequest'
  /** `\in network` */
  readonly m: Fetch | AlterPartition | OffsetsForLeaderEpoch
}

/** A step of the specification: which action, with which arguments and choices. */
export type Event =
  | AppendRecord
  | AdvanceHighWatermark
  | ShrinkIsr
  | ExpandIsr
  | HandleFetch
  | HandleOffsetsForLeaderEpoch
  | RefuseRequest
  | HandleAlterPartitionResponse
  | SendOffsetsForLeaderEpoch
  | SendFetch
  | HandleEpochResponse
  | HandleFetchResponse
  | IgnoreResponse
  | ElectLeader
  | HandleAlterPartition
  | BecomeLeader
  | BecomeFollower
  | LearnIsr
  | RestartClean
  | LosePower
  | LoseMessage
  | RepeatRequest

export type ActionName = Event['type']

/** Arguments of each action in the order of the specification: parameters, then named choices. */
export const ACTIONS = {
  AppendRecord: ['leader'],
  AdvanceHighWatermark: ['leader'],
  ShrinkIsr: ['leader', 'follower'],
  ExpandIsr: ['leader', 'follower'],
  HandleFetch: ['leader', 'follower', 'm'],
  HandleOffsetsForLeaderEpoch: ['leader', 'follower', 'm'],
  RefuseRequest: ['leader', 'follower', 'm'],
  HandleAlterPartitionResponse: ['leader', 'm'],
  SendOffsetsForLeaderEpoch: ['follower'],
  SendFetch: ['follower'],
  HandleEpochResponse: ['follower', 'leader', 'm'],
  HandleFetchResponse: ['follower', 'leader', 'm'],
  IgnoreResponse: ['follower', 'leader', 'm'],
  ElectLeader: ['replica'],
  HandleAlterPartition: ['leader', 'm'],
  BecomeLeader: ['replica', 'state'],
  BecomeFollower: ['replica', 'state'],
  LearnIsr: ['replica', 'state'],
  RestartClean: ['replica', 'checkpoint', 'state'],
  LosePower: ['replica', 'end', 'state'],
  LoseMessage: ['m'],
  RepeatRequest: ['m'],
} as const satisfies { readonly [A in ActionName]: readonly (keyof Extract<Event, { type: A }>)[] }

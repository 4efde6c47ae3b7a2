/**
 * Mutants of the role machines: each has one rule of replication replaced by one that is wrong in a way somebody could get
 * it wrong, many of them in a way that Kafka once had it. Refinement has to catch every one (mutants.md says where).
 */
import { RULES, type Rules } from '../../src/machines/replication/cluster.ts'
import { UNKNOWN, union, intersection, sameNodes } from '../../src/machines/replication/partitionState.ts'
import { epochCache, from, prefix } from '../../src/machines/replication/replicaLog.ts'

export interface Mutant {
  readonly name: string
  /** The rule that is replaced. */
  readonly rule: string
  /** What is wrong with it now. */
  readonly breaks: string
  readonly rules: Rules
}

const { replica, controller } = RULES

function ofReplica<R extends keyof Rules['replica']>(name: string, rule: R, breaks: string, wrong: Rules['replica'][R]): Mutant {
  return { name, rule, breaks, rules: { ...RULES, replica: { ...replica, [rule]: wrong } } }
}

function ofController<R extends keyof Rules['controller']>(name: string, rule: R, breaks: string, wrong: Rules['controller'][R]): Mutant {
  return { name, rule, breaks, rules: { ...RULES, controller: { ...controller, [rule]: wrong } } }
}

const LEADER: readonly Mutant[] = [
  ofReplica('skip-epoch-check', 'serves', 'a request of another leader epoch is served (KIP-320)', () => true),
  ofReplica('fence-old-only', 'serves', 'a request of a later epoch than the leader\'s is served', (c, m) => m.epoch >= c.view.epoch),
  ofReplica('high-watermark-on-minority', 'committableEnd', 'one replica in sync is enough to commit', (fetched) => Math.max(...fetched)),
  ofReplica('commit-below-min-isr', 'mayAdvance', 'commits while the ISR is below min.insync.replicas (KAFKA-15583)', (c, end) => end > c.highWatermark),
  ofReplica('high-watermark-may-stay', 'mayAdvance', 'the high watermark "advances" to where it is', (c, end, ample) => end >= c.highWatermark && (!c.settings.fixes.MinIsrHw || ample)),
  ofReplica('count-proposed-only', 'inSync', 'an ISR is counted on before it is granted (KIP-497)', (c) => c.proposed.length === 0 ? c.view.isr : c.proposed),
  ofReplica('count-smaller-isr', 'inSync', 'of an ISR in flight only what is in both sets counts (KIP-497)', (c) => c.proposed.length === 0 ? c.view.isr : intersection(c.view.isr, c.proposed)),
  ofReplica('high-watermark-after-fetch', 'fetchResponse', 'the answer says the high watermark as this fetch makes it', (c, m) => {
    const counted = { ...c, progress: replica.countedFetch(c, m) }
    const end = Math.min(...replica.inSync(counted).map((node) => replica.fetchedBy(counted, node)))
    return { ...replica.fetchResponse(c, m), highWatermark: Math.max(c.highWatermark, end) }
  }),
  ofReplica('skip-a-record', 'fetchResponse', 'the answer leaves out the record at the offset asked for', (c, m) => ({ ...replica.fetchResponse(c, m), records: from(c.log, m.offset + 1) })),
  ofReplica('out-of-range-is-fine', 'fetchResponse', 'a fetch beyond the end of the log is answered as one at its end', (c, m) => ({ ...replica.fetchResponse(c, m), base: m.offset })),
  ofReplica('count-diverged-fetch', 'countedFetch', 'a fetch beyond the end of the log counts as progress', (c, m) => ({ ...c.progress, [m.from]: { offset: m.offset, brokerEpoch: m.brokerEpoch } })),
  ofReplica('progress-only-grows', 'countedFetch', 'a follower that truncated keeps the progress it had', (c, m) =>
    m.offset > c.log.length || m.offset < c.progress[m.from]!.offset ? c.progress : { ...c.progress, [m.from]: { offset: m.offset, brokerEpoch: m.brokerEpoch } }),
  ofReplica('forget-incarnation', 'countedFetch', 'which incarnation of a follower fetched is not noted (KIP-903)', (c, m) =>
    m.offset > c.log.length ? c.progress : { ...c.progress, [m.from]: { offset: m.offset, brokerEpoch: UNKNOWN } }),
  ofReplica('own-epoch-on-first-write', 'leaderEpochCache', 'a leader enters its epoch with the first record only (KAFKA-7415)', (c) => epochCache(c.log)),
  ofReplica('answer-as-before-279', 'epochAnswer', 'the answer does not say which epoch it is about (KIP-279)', (c, cache, epoch) => ({ ...replica.epochAnswer(c, cache, epoch), epoch })),
  ofReplica('join-isr-too-early', 'caughtUp', 'the high watermark alone decides who may join the ISR (KAFKA-7128)', (c, follower) => c.progress[follower]!.offset >= c.highWatermark),
  ofReplica('join-isr-unseen', 'caughtUp', 'anybody may join the ISR', () => true),
  ofReplica('shrink-who-caught-up', 'isLagging', 'a follower that has fetched everything is taken out of the ISR', (c, follower) => follower !== c.replica && c.view.isr.includes(follower)),
  ofReplica('two-changes-in-flight', 'mayPropose', 'asks for an ISR while another is in flight', () => true),
  ofReplica('alter-without-incarnations', 'alterPartition', 'a request for an ISR does not say which incarnations it counts on (KIP-903)', (c, isr) => {
    const m = replica.alterPartition(c, isr)
    return { ...m, brokerEpochs: Object.fromEntries(isr.map((node) => [node, UNKNOWN])) }
  }),
  ofReplica('forget-to-clear-proposed', 'proposedAfter', 'a refused ISR stays proposed', (c) => c.proposed),
  ofReplica('clear-proposed-on-any-answer', 'proposedAfter', 'an answer about an older state clears what is proposed', () => []),
  ofReplica('promise-old-epochs', 'promises', 'producers of earlier epochs are answered too', (c, end) =>
    prefix(c.log, end).map((record, offset) => ({ offset, record })).slice(c.highWatermark)),
  ofReplica('expose-uncommitted', 'exposed', 'clients are shown the log to its end', (c) => c.log),
]

const FOLLOWER: readonly Mutant[] = [
  ofReplica('two-exchanges', 'isFree', 'asks again before it was answered', () => true),
  ofReplica('ask-for-own-epoch', 'offsetsForLeaderEpoch', 'asks for the leader\'s epoch instead of its log\'s last one', (c) => ({ ...replica.offsetsForLeaderEpoch(c), lastEpoch: c.view.epoch })),
  ofReplica('truncate-too-little', 'truncation', 'keeps one record too many', (c, m) => {
    const cut = replica.truncation(c, m)
    return { ...cut, end: Math.min(cut.end + 1, c.log.length) }
  }),
  ofReplica('truncate-once', 'truncation', 'does not search on when the answer is about another epoch (KIP-279)', (c, m) => ({ ...replica.truncation(c, m), done: true })),
  ofReplica('unanswered-keeps-all', 'truncation', 'a leader that does not know the epoch is no reason to truncate', (c, m) => m.answer.epoch === UNKNOWN ? { end: c.log.length, done: true } : replica.truncation(c, m)),
  ofReplica('fetch-before-truncated', 'mayFetch', 'fetches before the search for the point of divergence is over', () => true),
  ofReplica('high-watermark-above-end', 'truncatedHighWatermark', 'the high watermark stays above a log that was cut', (c) => c.highWatermark),
  ofReplica('fetch-without-incarnation', 'fetch', 'a fetch does not say in which incarnation it is made (KIP-903)', (c) => ({ ...replica.fetch(c), brokerEpoch: UNKNOWN })),
  ofReplica('append-stale-answer', 'isAnswered', 'an answer about another offset is appended', () => true),
  ofReplica('append-out-of-range', 'fetchedLog', 'what the leader does not have is kept', (c, m) => [...c.log, ...m.records]),
  ofReplica('fetched-is-committed', 'fetchedHighWatermark', 'a follower takes all that it has for committed', (_m, end) => end),
]

const BROKER: readonly Mutant[] = [
  ofReplica('old-news', 'isNews', 'adopts the state that it is on once more', (c, state) => state.version >= c.view.version),
  ofReplica('epoch-is-no-news', 'isNewRole', 'a new epoch of the same leader is only another ISR', (c, state) => state.leader !== c.view.leader),
  ofReplica('truncate-to-high-watermark', 'keptLog', 'a follower cuts its log to its high watermark (KIP-101)', (c, state, log, mark) => state.leader === c.replica ? log : prefix(log, mark)),
  ofReplica('never-truncate', 'roleFor', 'a follower fetches at once', (c, state, log) => {
    const role = replica.roleFor(c, state, log)
    return role === 'truncating' ? 'fetching' : role
  }),
  ofReplica('epoch-starts-at-zero', 'newEpochStart', 'a leader does not note where its epoch starts', () => 0),
  ofReplica('remember-progress', 'startOfRole', 'a leader goes on with what it knew of its followers in an earlier epoch', (c, ...rest) => ({ ...replica.startOfRole(c, ...rest), progress: c.progress })),
  ofReplica('remember-proposed', 'startOfRole', 'what was proposed in an earlier role stays proposed', (c, ...rest) => ({ ...replica.startOfRole(c, ...rest), proposed: c.proposed })),
  ofReplica('learn-and-keep-proposed', 'learned', 'a granted ISR stays proposed', (c, state) => ({ view: state, proposed: c.proposed })),
  ofReplica('keep-answer', 'abandoned', 'an answer outlives the epoch in which it was asked (KAFKA-7786)', (c, state) => c.waiting === null || c.waiting === state.leader ? [] : [c.waiting]),
  ofReplica('checkpoint-from-the-future', 'isCheckpoint', 'starts with a high watermark it never had', (c, checkpoint) => checkpoint <= c.highWatermark + 1),
  ofReplica('high-watermark-survives', 'recoveredHighWatermark', 'a power loss takes records but not the high watermark', (c) => c.highWatermark),
]

const CONTROLLER: readonly Mutant[] = [
  ofController('same-epoch', 'nextEpoch', 'an election does not start a new epoch', (c) => c.partition.epoch),
  ofController('elect-anybody', 'isElectable', 'a replica out of sync is elected', (c, node) => node !== c.partition.leader),
  ofController('any-isr', 'isCurrent', 'an ISR asked for on an older state is granted', () => true),
  ofController('isr-of-this-epoch', 'isCurrent', 'the version of the state is not compared', (c, m) => m.from === c.partition.leader && m.epoch === c.partition.epoch),
  ofController('any-incarnation', 'isEligible', 'a broker that has restarted since is added to the ISR (KIP-903)', () => true),
  ofController('answer-with-own-version', 'ineligible', 'a refusal says the version in force, not the one it is about', (c, m) => ({ ...controller.ineligible(c, m), version: c.partition.version + 1 })),
  ofController('no-elr', 'nextElr', 'nobody is eligible beside the ISR (KIP-966)', () => []),
  ofController('elr-with-losers', 'nextElr', 'a replica that lost records stays eligible (KIP-966)', (c, isr) => controller.nextElr(c, isr, [])),
  ofController('elr-always', 'nextElr', 'who leaves an ample ISR is eligible (KIP-966)', (c, isr, lost) => union(c.partition.elr, c.partition.isr).filter((node) => !isr.includes(node) && !lost.includes(node))),
  ofController('restart-unnoticed', 'consequence', 'a restart is not noticed (KIP-380)', () => 'none'),
  ofController('last-replica-standing', 'candidates', 'the last member of the ISR is elected whatever it lost (KIP-966)', (_c, node) => [node]),
  ofController('elr-keeps-restarted', 'withoutLost', 'who is no longer eligible stays listed', (c) => ({ ...c.partition, version: c.partition.version + 1 })),
  ofController('version-stays', 'nextState', 'an unchanged ISR keeps its version', (c, leader, epoch, isr, elr) => ({ leader, epoch, isr, elr, version: sameNodes(isr, c.partition.isr) ? c.partition.version : c.partition.version + 1 })),
]

export const MUTANTS: readonly Mutant[] = [...LEADER, ...FOLLOWER, ...BROKER, ...CONTROLLER]

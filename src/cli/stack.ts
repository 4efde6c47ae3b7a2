/**
 * Stack of the threads that evaluate, in MiB: recursive definitions go deep, and in every thread equally deep, or the same
 * specification would end differently with more workers. (The main thread's is below 1 MiB and cannot be changed at run time.) A recursion without end
 * has to fill it before it is noticed, so more is not better.
 */
export const STACK_MB = 16

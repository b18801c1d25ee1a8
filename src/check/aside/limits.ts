/** Work that reading and checking one document may take, in milliseconds of the processor. */
export const mostWork = 10_000;
/** And by the clock, where the machine has others to serve. */
export const mostMilliseconds = 20_000;
/** Of the whole process, buffers and program included. It is looked at often enough to be stopped below a gigabyte. */
export const mostMemory = 800_000_000;
/** How Node runs the process: little room for JavaScript's own objects, the newest above all, so that it cleans up before it grows. */
export const readingFlags = ['--max-old-space-size=512', '--max-semi-space-size=16'];
/** A long report has five thousand; many more would weigh on who asked for them. */
export const mostFigures = 200_000;

/** Work that reading and checking one document may take, in milliseconds of the processor. */
export const mostWork = 10_000;
/** And by the clock, where the machine has others to serve. */
export const mostMilliseconds = 20_000;
/** Of the whole process, buffers and program included. It is looked at often enough to be stopped below a gigabyte. */
export const mostMemory = 800_000_000;
/** Of JavaScript's own objects, so that it cleans up before it grows. */
export const mostHeapMegabytes = 512;
/** A long report has five thousand; many more would weigh on who asked for them. */
export const mostFigures = 200_000;

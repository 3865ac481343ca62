// The figures to beat, and which of them a report meets. Two of them are what others take in the same run.

/** A figure: what it is, what it may be at most, and what it is in a report. */
export const GOALS = [
  { figure: 'bytes before the first headline', most: 70_222, unit: 'bytes', of: ({ visits }) => visits.widget.cold.bytes },
  { figure: 'first headline, cold, of the time that Ghost’s form takes', most: 0.65, unit: 'times', of: ({ visits }) => visits.widget.cold.firstHeadlineMs / visits.ghost.cold.firstHeadlineMs },
  { figure: 'the same with the preload lines', most: 0.65, unit: 'times', of: ({ visits }) => visits.preloaded.cold.firstHeadlineMs / visits.ghost.cold.firstHeadlineMs },
  { figure: 'main thread blocked in that', most: 50, unit: 'ms', of: ({ visits }) => visits.widget.cold.blockedMs },
  { figure: '1 new of 1,000 entries, of the work that the list by hand takes', most: 1.2, unit: 'times', of: ({ refresh }) => refresh[1000].widget.new.totalMs / refresh[1000].plain.new.totalMs },
  { figure: 'live heap after 2,000 refreshes, of that after 100', most: 1.02, unit: 'times', of: ({ heap }) => heap.refreshes.growth },
  { figure: 'live heap after 500 mounts and unmounts, of that after 100', most: 1.02, unit: 'times', of: ({ heap }) => heap.mounts.growth },
  { figure: 'layout shift over load and ten refreshes', most: 0, unit: '', of: ({ visits, layoutShift }) => visits.widget.cold.layoutShift + layoutShift },
  { figure: 'longest task while ten thousand entries are shown', most: 50, unit: 'ms', of: ({ long }) => long.entries.widget.showsLongestTaskMs },
  { figure: 'longest task while they are scrolled through', most: 50, unit: 'ms', of: ({ long }) => long.entries.widget.scrollsLongestTaskMs },
];

/** Of those that were measured. */
export function judged(report) {
  return GOALS.flatMap(({ figure, most, unit, of }) => {
    try {
      const is = of(report);
      return [{ figure, is: Math.round(is * 1000) / 1000, most, unit, met: is <= most }];
    } catch {
      return [];
    }
  });
}

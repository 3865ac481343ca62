// The figures to beat, and which of them a report meets. Two of them are what others take in the same run.

/** A figure: what it is, what it may be at most, which parts of a report it needs, and what it is there. */
export const GOALS = [
  { needs: ['visits'], figure: 'bytes before the first headline', most: 70_222, unit: 'bytes', of: ({ visits }) => visits.widget.cold.bytes },
  { needs: ['visits'], figure: 'first headline, cold, of the time that Ghost’s form takes', most: 0.65, unit: 'times', of: ({ visits }) => visits.widget.cold.firstHeadlineMs / visits.ghost.cold.firstHeadlineMs },
  { needs: ['visits'], figure: 'the same with the preload lines', most: 0.65, unit: 'times', of: ({ visits }) => visits.preloaded.cold.firstHeadlineMs / visits.ghost.cold.firstHeadlineMs },
  { needs: ['visits'], figure: 'main thread blocked, without those', most: 50, unit: 'ms', of: ({ visits }) => visits.widget.cold.blockedMs },
  { needs: ['refresh'], figure: '1 new of 1,000 entries, of the work that the list by hand takes', most: 1.2, unit: 'times', of: ({ refresh }) => refresh[1000].widget.new.totalMs / refresh[1000].plain.new.totalMs },
  { needs: ['heap'], figure: 'live heap after 2,000 refreshes, of that after 100', most: 1.02, unit: 'times', of: ({ heap }) => heap.refreshes.growth },
  { needs: ['heap'], figure: 'live heap after 500 mounts and unmounts, of that after 100', most: 1.02, unit: 'times', of: ({ heap }) => heap.mounts.growth },
  { needs: ['heap'], figure: 'nodes and listeners after both, of those after 100', most: 1.02, unit: 'times', of: ({ heap }) => Math.max(...[heap.refreshes, heap.mounts].flatMap(({ after100, after2000, after500 }) => ['nodes', 'listeners'].map((of) => (after2000 ?? after500)[of] / after100[of]))) },
  { needs: ['visits', 'layoutShift'], figure: 'layout shift over load and ten refreshes', most: 0, unit: '', of: ({ visits, layoutShift }) => visits.widget.cold.layoutShift + layoutShift },
  { needs: ['long'], figure: 'longest task while ten thousand entries are shown', most: 50, unit: 'ms', of: ({ long }) => long.entries.widget.showsLongestTaskMs },
  { needs: ['long'], figure: 'longest task while they are scrolled through', most: 50, unit: 'ms', of: ({ long }) => long.entries.widget.scrollsLongestTaskMs },
];

/** Of those that were measured. */
export const judged = (report) =>
  GOALS.filter(({ needs }) => needs.every((part) => part in report)).map(({ figure, most, unit, of }) => {
    const is = of(report);
    return { figure, is: Math.round(is * 1000) / 1000, most, unit, met: is <= most };
  });

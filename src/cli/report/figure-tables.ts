// The tables of the page that have no picture: kinds, what buys most, how many are down at once, statuses, steps.

import {
  atOnceNotes,
  atOnceRows,
  atOnceSeen,
  byStatus,
  causeNote,
  type FleetReport,
  improvementHead,
  improvementRows,
  kindCauseRows,
  kindHead,
  kindRows,
  rareHead,
  rareNote,
  rareRows,
} from '../fleet/index.js';
import { countText, durationText, shareText } from '../terminal/figures.js';
import { statusLabel } from '../terminal/state-label.js';
import { causeColumns } from './causes-plot.js';
import { html } from './markup.js';
import type { DataTable, TableOfPage } from './tables.js';
import { classOf } from './theme.js';

/** The tables, in the order of the page. */
export function figureTables(report: FleetReport): TableOfPage[] {
  const ranked = improvementRows(report.improvements);
  return [
    ...rareTable(report),
    ...(report.profile.groups.length > 1
      ? [
          { id: 'kinds', title: 'Kind by kind', table: kindTable(report) },
          {
            id: 'kind-causes',
            title: 'What begins outages, kind by kind',
            note: causeNote,
            table: kindCauseTable(report),
          },
        ]
      : []),
    ...(ranked.length > 0
      ? [
          {
            id: 'improvements',
            title: 'What buys most',
            note: 'What ten per cent less of each number of the profile would save in the long run, by mathematics.',
            table: {
              caption: 'What would save downtime',
              head: improvementHead,
              words: 2,
              rows: ranked,
            },
          },
        ]
      : []),
    {
      id: 'at-once',
      title: 'How many are down at once',
      note: [
        'Until the horizon an instance counts from its first service on; one without any is down all along.',
        ...atOnceNotes(report),
      ].join(' '),
      table: atOnceTable(report),
    },
    { id: 'per-status', title: 'Time per status', table: statusTable(report) },
    { id: 'transitions', title: 'Steps of the chart', table: transitionTable(report) },
  ];
}

function rareTable(report: FleetReport): TableOfPage[] {
  const rows = rareRows(report);
  if (rows.length === 0) return [];
  const caption = 'What is rare, by lives with weights';
  const note = rareNote(report).join(' ');
  return [{ id: 'rare', title: 'What is rare', note, table: { caption, head: rareHead, rows } }];
}

const kindTable = (report: FleetReport): DataTable => ({
  caption: 'Simulated from birth to the horizon, and the exact share beside it',
  head: kindHead,
  rows: kindRows(report),
});

const kindCauseTable = (report: FleetReport): DataTable => ({
  caption: 'In the long run by mathematics, and simulated beside it',
  head: ['Kind', ...causeColumns],
  words: 2,
  rows: kindCauseRows(report),
});

const atOnceTable = (report: FleetReport): DataTable => ({
  caption: `Instances that are down at the same moment, of ${countText(report.simulated.instances)}`,
  head: ['When', 'Mean', 'At 99 of 100 moments at most', 'Most'],
  rows: atOnceRows(report, atOnceSeen(report)),
});

function statusTable({ simulated, exact }: FleetReport): DataTable {
  const expected = byStatus(exact.expected.shares);
  return {
    caption: 'Share of all time, mean length of a stay, and number of stays',
    head: ['Status', 'Share', 'Exact', 'Mean dwell', 'Stays'],
    rows: simulated.statuses.map(({ status, share, stays, meanDwellMs }) => [
      html`<span class="swatch ${classOf(status)}" aria-hidden="true"></span> ${status}`,
      shareText(share, 6),
      shareText(expected.get(status) ?? 0, 6),
      meanDwellMs === undefined ? '–' : durationText(meanDwellMs),
      countText(stays),
    ]),
  };
}

function transitionTable({ simulated }: FleetReport): DataTable {
  return {
    caption: 'How often each transition was taken',
    head: ['From', 'Event', 'To', 'Taken'],
    words: 3,
    rows: simulated.transitions.map(({ from, event, to, count }) => [
      statusLabel(from),
      event,
      statusLabel(to),
      countText(count),
    ]),
  };
}

// The top of the page: where one is, whether what is shown is so, and the clock of the service.

import type { ComponentChildren } from 'preact';
import type { Refused } from '../api/index.js';
import type { ClockView } from '../live/index.js';
import { durationWords, momentWords } from '../words/index.js';
import { Icon } from './icon.js';
import { useFleet, usePage, useTick } from './page.js';
import type { Route } from './router.js';

interface HeaderProps {
  readonly route: Pick<Route, 'view'>;
  /** The address of the fleet as it was left. */
  readonly fleetHref?: string;
  /** Who uses the page. */
  readonly children?: ComponentChildren;
}

/** The top of the page. */
export function Header({ route, fleetHref = '#/', children }: HeaderProps) {
  const current = (view: Route['view']) => (route.view === view ? 'page' : undefined);
  return (
    <header class="top">
      <a class="brand" href="#/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="8" />
          <circle cx="10" cy="16" r="4" />
          <circle cx="23" cy="9" r="3" />
          <circle cx="23" cy="23" r="3" />
          <path d="M13.500 14.500 20.500 10.500M13.500 17.500 20.500 21.500" />
        </svg>
        <span>
          DCS <b>console</b>
        </span>
      </a>
      <nav aria-label="Views">
        <a href={fleetHref} aria-current={current('fleet')}>
          Fleet
        </a>
        <a href="#/requests" aria-current={current('requests')}>
          Requests
        </a>
        <a href="#/faults" aria-current={current('faults')}>
          Faults
        </a>
        <a href="#/connect" aria-current={current('connect')}>
          Connect
        </a>
        <a href="/inspector" target="_blank" rel="noopener" class="away">
          Inspector
          <span class="visually-hidden"> (opens another tab)</span>
        </a>
      </nav>
      <Connection />
      <Clock />
      {children}
    </header>
  );
}

/** Whether what is shown is so. */
function Connection() {
  const { connectionState } = useFleet();
  const words = {
    connecting: 'Connecting…',
    live: 'Live',
    stale: 'Stale: reconnecting…',
    locked: 'Locked',
    off: 'Off',
  }[connectionState];
  return (
    <span class={`connection connection-${connectionState}`}>
      <span class="dot" aria-hidden="true" />
      {words}
    </span>
  );
}

const speeds = [1, 10, 60, 600, 3600];

/** The clock of the service. */
function Clock() {
  const { api, fleet: known, notify } = usePage();
  const fleet = useFleet();
  useTick(250);
  const { clock } = fleet;
  const nowMs = fleet.nowMs();
  if (!clock || nowMs === undefined) return <div class="clock" />;
  const turn = async (method: string, path: string, body?: unknown) => {
    try {
      known.tellClock(await api.control<ClockView>(method, `/clock${path}`, body));
    } catch (error) {
      notify((error as Refused).message, 'error');
    }
  };
  const { paused, scale, next_change: next } = clock;
  const options = [...new Set([...speeds, scale])].sort((a, b) => a - b);
  const leftMs = next === null ? undefined : Date.parse(next) - nowMs;
  const stepHint =
    leftMs === undefined ? 'nothing is due' : `the next change is due in ${durationWords(leftMs)}`;
  return (
    <fieldset class="clock" aria-label="Clock of the service">
      <time class="now" dateTime={new Date(nowMs).toISOString()} title="Time of the service, UTC">
        <span class="day">{momentWords(nowMs, true).slice(0, 10)}</span> {momentWords(nowMs)}
      </time>
      <button type="button" onClick={() => turn('POST', paused ? '/resume' : '/pause')}>
        <Icon name={paused ? 'play' : 'pause'} />
        <span class="wide">{paused ? 'Resume' : 'Pause'}</span>
      </button>
      <select
        aria-label="Speed of the clock"
        value={String(scale)}
        onChange={(event) => turn('PUT', '/scale', { scale: Number(event.currentTarget.value) })}
      >
        {options.map((each) => (
          <option key={each} value={String(each)}>
            ×{each}
          </option>
        ))}
      </select>
      <button
        type="button"
        title={`Step: ${stepHint}`}
        onClick={() => turn('POST', '/advance', { to: 'next' })}
      >
        <Icon name="step" />
        <span class="wide">Step</span>
      </button>
    </fieldset>
  );
}

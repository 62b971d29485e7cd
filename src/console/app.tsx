// The page: its top, the view that the address asks for, notices, and the live region.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Account, ControlOffPage, ControlTokenPage } from './access/index.js';
import type { Access, Api } from './api/index.js';
import { ConnectPage } from './connect/index.js';
import type { Environment } from './environment.js';
import { FaultsPage } from './faults/index.js';
import { type FleetMemory, FleetPage, freshMemory } from './fleet/index.js';
import {
  Header,
  Notices,
  PageContext,
  type Route,
  useFleet,
  useNotices,
  useRoute,
} from './frame/index.js';
import { InstancePage } from './instance/index.js';
import { announce, type LiveFleet } from './live/index.js';
import { RequestsPage } from './requests/index.js';
import type { Vocabulary } from './words/index.js';

interface AppProps {
  readonly environment: Environment;
  readonly fleet: LiveFleet;
  readonly api: Api;
  readonly access: Access;
  readonly vocabulary: Vocabulary;
}

/** The page. */
export function App({ environment, fleet, api, access, vocabulary }: AppProps) {
  const route = useRoute();
  const [memory] = useState(freshMemory);
  const [said, setSaid] = useState('');
  const { notices, add, drop, dropAbout } = useNotices(environment);
  const page = useMemo(
    () => ({
      environment,
      fleet,
      api,
      access,
      vocabulary,
      say: setSaid,
      notify(text: string, tone: 'success' | 'error' = 'success', about?: string) {
        add(text, tone, about);
        setSaid(text);
      },
    }),
    [environment, fleet, api, access, vocabulary, add],
  );
  const looked = route.view === 'instance' ? route.id : undefined;
  useEffect(
    () => announce(fleet, environment, ({ id }) => looked === undefined || id === looked, setSaid),
    [fleet, environment, looked],
  );
  useEffect(
    () => fleet.onMove(({ id, due }) => due === undefined && dropAbout(id)),
    [fleet, dropAbout],
  );
  useTitle(route.view === 'instance' ? fleet.rows.get(route.id)?.name : route.view);
  const shown = useRef(route);
  useEffect(() => {
    if (shown.current === route || shown.current.view === route.view) return;
    shown.current = route;
    // Who comes back to the fleet is where they were, at their row.
    if (route.view === 'fleet' && memory.active !== undefined) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  });
  return (
    <PageContext.Provider value={page}>
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <Header route={route} fleetHref={memory.href}>
        <Account />
      </Header>
      <View route={route} memory={memory} />
      <Notices notices={notices} onDrop={drop} />
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">
        {said}
      </div>
    </PageContext.Provider>
  );
}

/** The view that the address asks for, where the server tells enough to show it. */
function View({ route, memory }: { readonly route: Route; readonly memory: FleetMemory }) {
  const { connectionState } = useFleet();
  if (connectionState === 'locked') return <ControlTokenPage />;
  if (connectionState === 'off') return <ControlOffPage />;
  if (route.view === 'instance')
    return <InstancePage id={route.id} why={route.query.why} fleetHref={memory.href} />;
  if (route.view === 'requests') return <RequestsPage query={route.query} />;
  if (route.view === 'connect') return <ConnectPage />;
  return route.view === 'faults' ? (
    <FaultsPage />
  ) : (
    <FleetPage memory={memory} address={route.query} />
  );
}

/** The address behind # is the view's, so the way there is by focus. */
function skip(): void {
  document.querySelector<HTMLElement>('main a, main button, main input')?.focus();
}

function useTitle(what: string | undefined): void {
  useEffect(() => {
    document.title = what ? `${what} · DCS console` : 'DCS console';
  }, [what]);
}

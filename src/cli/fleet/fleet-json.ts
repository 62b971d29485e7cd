// A run for programs.

import { describeProfile } from '../../simulator/index.js';
import { agreementText, type FleetReport } from './fleet-report.js';

/** Writes a report as one JSON document. Times are milliseconds, shares are 0 to 1. */
export function fleetJson(report: FleetReport): string {
  const { profile, exact, z, verdict, disagreements, reason, partialOf } = report;
  const { evidence: _, ...simulated } = report.simulated;
  const document = {
    name: profile.name ?? null,
    description: describeProfile(profile),
    partial: partialOf !== undefined,
    ...(partialOf !== undefined && { instancesWanted: partialOf }),
    simulated,
    exact,
    agreement: { z, verdict, disagreements, reason, message: agreementText(report) },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

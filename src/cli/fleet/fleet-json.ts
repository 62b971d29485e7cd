// Answers for programs. Times are milliseconds, shares are 0 to 1.

import { compare } from './comparison.js';
import { comparedText, verdictText } from './comparison-text.js';
import { agreementText, type FleetReport, isSimulated } from './fleet-report.js';
import { answerDocument, type Beside, type ProfileAnswer } from './profile-answer.js';

/** A run as one JSON document; with another one beside it, where there is one. */
export function fleetJson(report: FleetReport, beside?: Beside): string {
  const what = beside && { whatIf: whatIfDocument(report, beside) };
  return jsonText({ ...fleetDocument(report), ...what });
}

/** Two profiles and what they say of each other. */
export function comparisonJson(one: ProfileAnswer, beside: Beside): string {
  const documents = [one, beside.answer].map(documentOf);
  return jsonText({
    profiles: documents.map((document, i) => ({ profile: beside.names[i], ...document })),
    comparison: comparisonDocument(one, beside),
  });
}

/** A profile with changes, and what they bring. */
export function whatIfDocument(one: ProfileAnswer, beside: Beside) {
  const { name: _, ...document } = documentOf(beside.answer);
  return { changes: beside.changes, ...document, comparison: comparisonDocument(one, beside) };
}

/** Writes a document. */
export const jsonText = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

const documentOf = (answer: ProfileAnswer) =>
  isSimulated(answer) ? fleetDocument(answer) : answerDocument(answer);

function fleetDocument(report: FleetReport) {
  const { standardErrorsApart, verdict, disagreements, reason, partialOf, afterRareSteps } = report;
  const { evidence: _, ...simulated } = report.simulated;
  const { name, description, warnings, exact, ...answers } = answerDocument(report);
  return {
    name,
    description,
    warnings,
    partial: partialOf !== undefined,
    ...(partialOf !== undefined && { instancesWanted: partialOf }),
    simulated,
    fleetShare: report.fleetShare,
    exact: { ...exact, ...(afterRareSteps && { afterRareSteps }) },
    agreement: {
      standardErrorsApart,
      verdict,
      disagreements,
      reason,
      message: agreementText(report),
    },
    ...answers,
  };
}

function comparisonDocument(one: ProfileAnswer, beside: Beside) {
  const comparison = compare(one, beside.answer);
  return { ...comparison, message: verdictText(comparison, comparedText(beside)).join(' ') };
}

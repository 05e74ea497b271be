import { LineCounter, parseDocument, type Document } from 'yaml';
import { AppError, type ErrorFacts } from '../../contract/errors';
import { setupFileSchema, setupIdOf, type SetupSpec } from '../../contract/setup-file';
import { issuesAt } from '../../handoff/yaml-places';
import { unattendedId } from '../../setup/unattended/rights';
import { exampleFor } from './examples';
import { crossProblems, toProblems } from './problems';

const ownName = `"${unattendedId}" is kept for the application of scheduled jobs: choose another name`;

type Issue = NonNullable<ErrorFacts['issues']>[number];

/**
 * Reads the text of a setup file. Throws AppError `invalid-input` that names every wrong field with its line,
 * what was expected and an example.
 */
export function parseSetupFile(text: string, fileName: string): SetupSpec {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  if (document.errors.length > 0) {
    throw wrongFile(
      fileName,
      document.errors.map((error) => ({
        where: 'YAML',
        ...(error.linePos === undefined ? {} : { line: error.linePos[0].line }),
        // The line is told already.
        problem:
          error.message.split('\n')[0]?.replace(/(?: at line \d+, column \d+)?:?$/u, '') ?? 'not valid YAML',
      })),
    );
  }
  const data = dataOf(document, fileName);
  if (isSavedPlan(data)) throw savedPlan(fileName);
  const parsed = setupFileSchema.safeParse(data);
  if (parsed.success) {
    if (setupIdOf(parsed.data.application) !== unattendedId) return parsed.data;
    const problems = [{ path: ['application'], problem: ownName }];
    throw wrongFile(fileName, issuesAt(problems, { document, lines }, exampleFor));
  }
  const problems = [
    ...parsed.error.issues.flatMap((issue) => toProblems(issue, data)),
    ...crossProblems(data),
  ];
  throw wrongFile(fileName, issuesAt(problems, { document, lines }, exampleFor));
}

/** A plan names its setup and holds the wanted state inside. */
function isSavedPlan(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'setupId' in data && 'spec' in data && 'steps' in data;
}

function savedPlan(fileName: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${fileName} is a saved plan, not a setup file.`,
    who: 'you',
    next: `Apply it (sendwright apply ${fileName}), or plan anew from the setup file.`,
  });
}

/** Aliases may point nowhere, or multiply until the memory is full; the parser notices only now. */
function dataOf(document: Document, fileName: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw wrongFile(fileName, [{ where: 'YAML', problem }]);
  }
}

function wrongFile(fileName: string, issues: readonly Issue[]): AppError {
  const places = issues.length === 1 ? 'one place' : `${issues.length} places`;
  return new AppError({
    code: 'invalid-input',
    message: `${fileName} is not a valid setup file: ${places} to mend.`,
    who: 'you',
    next: 'Correct the lines named and run the command again. Nothing was written.',
    issues: [...issues],
  });
}

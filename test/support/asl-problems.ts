import { getLanguageService } from 'amazon-states-language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Definition } from './synth';

/** What the linter of the Amazon States Language has to say about a definition. */
export async function aslProblems(definition: Definition): Promise<string[]> {
  const document = TextDocument.create('workflow.asl.json', 'json', 1, JSON.stringify(definition));
  const service = getLanguageService({});
  const problems = await service.doValidation(document, service.parseJSONDocument(document));
  return problems.map(({ message }) => (typeof message === 'string' ? message : JSON.stringify(message)));
}

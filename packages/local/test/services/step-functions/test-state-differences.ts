/** Known differences between TestState here and the recordings of AWS. */

/** Calls whose answers differ from those of AWS, by id and key, each with the reason. The list may only shrink. */
export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'test_state/test_test_state_mock_scenarios.py::TestStateMockScenarios::test_sfn_start_execution_success test_case_response':
    'the recording lost the ARN that the mock had, and has it in the answer only',
};

/** How the names of the tests of recorded calls begin, by which the table of what agrees counts them. */
export const RECORDED_CALL = 'matches AWS';

// CDK validates each template that it synthesizes, with an engine that takes several seconds to start, in each file of tests
// anew. `strict-synthesis.test.ts` asks it about every kind of backend; the other tests synthesize without it.
process.env.CDK_VALIDATION = 'false';

// What the service adds to GitHub: its own addresses, its own ETags, its rules and its quota.
import test from 'node:test'
import assert from 'node:assert/strict'
import { base, client, completed, dispatch, here, owner, repo, reviewer, until, run } from './twin.mjs'

const octokit = client()
const { actions } = octokit.rest

test('stays at the address that it was given', async () => {
  const run_id = await dispatch(octokit, 'ci.yml', { seconds: '0' })
  const it = await completed(octokit, run_id)
  for (const name of ['url', 'jobs_url', 'artifacts_url', 'workflow_url', 'logs_url', 'cancel_url', 'rerun_url'])
    assert.ok(it[name].startsWith(base + '/'), name + ' is ' + it[name])
  assert.ok(it.html_url.startsWith('https://github.com/'))
  assert.equal((await octokit.request('GET ' + it.jobs_url)).data.jobs.length, 2)
  const { data: { artifacts: [artifact] } } = await octokit.request('GET ' + it.artifacts_url)
  assert.ok((await octokit.request('GET ' + artifact.archive_download_url)).data.byteLength > 0)
  const page = await actions.listWorkflowRunsForRepo({ ...here, per_page: 1 })
  const next = /<([^>]+)>; rel="next"/.exec(page.headers.link)[1]
  assert.ok(next.startsWith(base + '/repositories/'), next)
  assert.equal((await octokit.request('GET ' + next)).data.workflow_runs.length, 1)
})

test('is told when nothing has changed', async () => {
  const first = await octokit.rest.repos.get(here)
  const again = octokit.rest.repos.get({ ...here, headers: { 'if-none-match': 'W/"other", ' + first.headers.etag } })
  await assert.rejects(again, { status: 304 })
})

test('knows its share', async () => {
  const { data } = await octokit.rest.rateLimit.get()
  assert.ok(data.resources.core.limit > 0)
  const { headers } = await octokit.rest.repos.get(here)
  assert.equal(Number(headers['x-ratelimit-limit']), data.resources.core.limit)
  assert.ok(Number(headers['x-ratelimit-reset']) > 0)
})

test('dispatches once under one key', async () => {
  const once = () => actions.createWorkflowDispatch({ ...here, workflow_id: 'ci.yml', ref: 'main', inputs: { seconds: '0' }, return_run_details: true, headers: { 'idempotency-key': 'once-' + process.pid } })
  const [one, other] = await Promise.all([once(), once()])
  assert.equal(one.data.workflow_run_id, other.data.workflow_run_id)
})

test('may not approve what it dispatched', async () => {
  const run_id = await dispatch(octokit, 'deploy.yml')
  await until(() => run(octokit, run_id), it => it.status === 'waiting')
  const { data: [gate] } = await actions.getPendingDeploymentsForRun({ ...here, run_id })
  const decision = { ...here, run_id, environment_ids: [gate.environment.id], state: 'approved', comment: 'Mine' }
  await assert.rejects(actions.reviewPendingDeploymentsForRun(decision), error => {
    assert.equal(error.status, 403)
    assert.equal(error.response.data.errors[0].code, 'self_approval')
    return true
  })
  await reviewer().rest.actions.reviewPendingDeploymentsForRun(decision)
  assert.equal((await completed(octokit, run_id)).conclusion, 'success')
})

test('finds nothing where it may not go', async () => {
  await assert.rejects(reviewer().rest.repos.get({ owner, repo: 'hello-moon' }), { status: 404 })
  await assert.rejects(octokit.rest.repos.listForAuthenticatedUser(), { status: 404 })
  await assert.rejects(reviewer().rest.actions.createRepoVariable({ ...here, name: 'COLOUR', value: 'red' }), { status: 403 })
})

test('is refused in words that it understands', async () => {
  await assert.rejects(actions.createWorkflowDispatch({ ...here, workflow_id: 'ci.yml' }), { status: 422, message: /ref/ })
  await assert.rejects(client({ auth: 'agk_nobody' }).rest.repos.get(here), { status: 401, message: /Bad credentials/ })
})

test('asks by GraphQL for what gh asks', async () => {
  const answer = await octokit.graphql('query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { defaultBranchRef { name } } }', here)
  assert.equal(answer.repository.defaultBranchRef.name, 'main')
})

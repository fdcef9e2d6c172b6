import test from 'node:test'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { client, completed, dispatch, here, reviewer, run, until } from './twin.mjs'

const octokit = client()
const { actions } = octokit.rest

test('reads the repository and its workflows', async () => {
  assert.equal((await octokit.rest.repos.get(here)).data.full_name, 'octo-org/hello-world')
  const workflows = await octokit.paginate(actions.listRepoWorkflows, { ...here, per_page: 1 })
  assert.deepEqual(workflows.map(it => it.path).sort(), ['.github/workflows/ci.yml', '.github/workflows/deploy.yml'])
  assert.equal((await actions.getWorkflow({ ...here, workflow_id: 'ci.yml' })).data.name, 'CI')
})

test('dispatches, watches, and reads jobs, logs and artifacts', async () => {
  const run_id = await dispatch(octokit, 'ci.yml', { seconds: '0' })
  assert.equal((await completed(octokit, run_id)).conclusion, 'success')

  const { data: { jobs } } = await actions.listJobsForWorkflowRun({ ...here, run_id })
  assert.deepEqual(jobs.map(it => it.name), ['build', 'test'])
  const log = await actions.downloadJobLogsForWorkflowRun({ ...here, job_id: jobs[0].id })
  assert.match(log.data, /\d{4}-\d\d-\d\dT[\d:.]+Z /)

  const logs = unzipSync(new Uint8Array((await actions.downloadWorkflowRunLogs({ ...here, run_id })).data))
  assert.ok('0_build.txt' in logs, Object.keys(logs).join())
  assert.ok('build/1_Set up job.txt' in logs, Object.keys(logs).join())

  const { data: { artifacts } } = await actions.listWorkflowRunArtifacts({ ...here, run_id })
  const artifact = artifacts.find(it => it.name === 'build-output')
  const zip = await actions.downloadArtifact({ ...here, artifact_id: artifact.id, archive_format: 'zip' })
  const bytes = new Uint8Array(zip.data)
  assert.equal('sha256:' + createHash('sha256').update(bytes).digest('hex'), artifact.digest)
  assert.equal(bytes.length, artifact.size_in_bytes)
  assert.ok(Object.keys(unzipSync(bytes)).length > 0)
  await actions.deleteArtifact({ ...here, artifact_id: artifact.id })
  await assert.rejects(actions.getArtifact({ ...here, artifact_id: artifact.id }), { status: 404 })
})

test('runs what failed once more', async () => {
  const run_id = await dispatch(octokit, 'ci.yml', { seconds: '0', outcome: 'failure' })
  assert.equal((await completed(octokit, run_id)).conclusion, 'failure')
  await actions.reRunWorkflowFailedJobs({ ...here, run_id })
  const second = await until(() => run(octokit, run_id), it => it.run_attempt === 2 && it.status === 'completed')
  assert.equal(second.conclusion, 'failure')
  const all = await octokit.paginate(actions.listJobsForWorkflowRun, { ...here, run_id, filter: 'all', per_page: 2 })
  assert.equal(all.length, 3)
  const first = (await actions.getWorkflowRunAttempt({ ...here, run_id, attempt_number: 1 })).data
  assert.equal(first.run_attempt, 1)
})

test('cancels once, and is refused after that', async () => {
  const run_id = await dispatch(octokit, 'ci.yml', { seconds: '3600' })
  assert.equal((await actions.cancelWorkflowRun({ ...here, run_id })).status, 202)
  assert.equal((await completed(octokit, run_id)).conclusion, 'cancelled')
  await assert.rejects(actions.cancelWorkflowRun({ ...here, run_id }), { status: 409 })
  assert.equal((await actions.deleteWorkflowRun({ ...here, run_id })).status, 204)
  await assert.rejects(run(octokit, run_id), { status: 404 })
})

test('approves a deployment', async () => {
  const run_id = await dispatch(octokit, 'deploy.yml')
  await until(() => run(octokit, run_id), it => it.status === 'waiting')
  const { data: [gate] } = await actions.getPendingDeploymentsForRun({ ...here, run_id })
  assert.equal(gate.environment.name, 'production')
  await reviewer().rest.actions.reviewPendingDeploymentsForRun({ ...here, run_id, environment_ids: [gate.environment.id], state: 'approved', comment: 'Ship it!' })
  assert.equal((await completed(octokit, run_id)).conclusion, 'success')
  const { data: [review] } = await actions.getReviewsForRun({ ...here, run_id })
  assert.equal(review.comment, 'Ship it!')
})

test('finds runs by page, status and branch', async () => {
  await completed(octokit, await dispatch(octokit, 'ci.yml', { seconds: '0' }))
  const runs = await octokit.paginate(actions.listWorkflowRunsForRepo, { ...here, status: 'completed', branch: 'main', per_page: 1 })
  assert.ok(runs.length > 1)
  assert.ok(runs.every(it => it.status === 'completed'))
  const none = await actions.listWorkflowRuns({ ...here, workflow_id: 'ci.yml', created: '<2020-01-01' })
  assert.equal(none.data.total_count, 0)
})

test('switches a workflow off and on', async () => {
  await actions.disableWorkflow({ ...here, workflow_id: 'deploy.yml' })
  await assert.rejects(dispatch(octokit, 'deploy.yml'), { status: 422 })
  await actions.enableWorkflow({ ...here, workflow_id: 'deploy.yml' })
  assert.equal((await actions.getWorkflow({ ...here, workflow_id: 'deploy.yml' })).data.state, 'active')
})

test('is told what is wrong in words', async () => {
  await assert.rejects(dispatch(octokit, 'ci.yml', { colour: 'red' }), { status: 422, message: /Unexpected inputs provided: \["colour"]/ })
  await assert.rejects(dispatch(octokit, 'nothing.yml'), { status: 404, message: /Not Found/ })
})

"""The queue looks after itself: nothing a dead worker held is lost, nothing old is kept."""

from __future__ import annotations

import logging

from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.utils import utcnow

from hearth.foundation.jobs.jobs import Queue

logger = logging.getLogger("hearth.jobs")

PRESUMED_DEAD = 20.0  # seconds without a heartbeat
TRIED_ENOUGH = 20  # times; a job that kills its workers must not do so for ever
KEPT_HOURS = 30 * 24  # what failed, for whoever looks into it


@app.periodic(cron="* * * * * */20")
@app.task(name="jobs.give-back", queue=Queue.HOUSE.value, pass_context=True)
async def give_back(context: JobContext, timestamp: int) -> None:
    """Three times a minute."""
    await give_back_jobs(context.app)


@app.periodic(cron="10 3 * * *")
@app.task(name="jobs.forget", queue=Queue.HOUSE.value, pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Every night."""
    await context.app.job_manager.delete_old_jobs(
        KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


async def give_back_jobs(queue: App) -> None:
    """What a worker held that gave no sign of life goes back to the queue, to be done again."""
    held = await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=PRESUMED_DEAD)
    for job in held:
        try:
            await _give_back(queue, job, job.id or 0)
        except ConnectorException:
            logger.warning("job %s was finished after all", job.id)


async def _give_back(queue: App, job: Job, number: int) -> None:
    if job.attempts >= TRIED_ENOUGH:
        logger.error("job %s (%s) was given up", number, job.task_name)
        await _end(queue, number, Status.FAILED)
        return
    try:
        await queue.job_manager.retry_job_by_id_async(number, retry_at=utcnow())
    except UniqueViolation:  # the next stroke of the clock is waiting already
        await _end(queue, number, Status.ABORTED)


async def _end(queue: App, job: int, how: Status) -> None:
    await queue.job_manager.finish_job_by_id_async(job, status=how, delete_job=False)

# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What workers are woken for. Encoding has a queue of its own, so that it never holds up anything else."""

from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from media_pipeline import encode


@task(queue_name="media")
def encode_version(version_id: int) -> None:
    encode.encode(version_id)


def queued_versions() -> set[int]:
    """Ids of the versions that a worker will be woken for anyway."""
    rows = DBTaskResult.objects.filter(task_path=encode_version.module_path, status=TaskResultStatus.READY)
    return {row["args"][0] for row in rows.values_list("args_kwargs", flat=True)}

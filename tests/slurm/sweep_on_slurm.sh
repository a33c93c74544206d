#!/bin/bash
# A sweep on a real Slurm: controller and node on this machine, in a folder that goes afterwards. Some jobs of the array
# are killed and queued again, one runs out of time; the merged file must be that of a sweep that nobody disturbed.
# Root starts it: tests/slurm/sweep_on_slurm.sh PROGRAM FOLDER_WITH_plan.toml
set -eu
program=$(realpath "$1")
work=$(realpath "$2")
slurm=$(mktemp -d)
host=$(hostname -s)
export SLURM_CONF=$slurm/slurm.conf
export PATH="$(dirname "$program"):$PATH"

cleanup() {
    for daemon in slurmd slurmctld munged; do
        [ -s "$slurm/$daemon.pid" ] && kill "$(cat "$slurm/$daemon.pid")" 2>/dev/null || true
    done
    sleep 1
    rm -rf "$slurm"
}
trap cleanup EXIT

mkdir -m 700 "$slurm/munge"
mkdir "$slurm/state" "$slurm/spool"
chmod 755 "$slurm"
head -c 1024 /dev/urandom > "$slurm/munge/key"
chmod 400 "$slurm/munge/key"
munged --force --key-file="$slurm/munge/key" --socket="$slurm/munge.socket" --pid-file="$slurm/munged.pid" \
    --log-file="$slurm/munge/log" --seed-file="$slurm/munge/seed" 2> "$slurm/munged.err"
cat > "$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$slurm/munge.socket,cred_expire=5
CredType=cred/munge
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
KillWait=2
MinJobAge=300
SchedulerParameters=batch_sched_delay=0,sched_interval=1,requeue_delay=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
slurmctld -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF"
for _ in $(seq 40); do
    sinfo -h -o %t 2>/dev/null | grep -q idle && break
    sleep 0.5
done

wait_for_all() {
    for _ in $(seq 600); do
        [ -z "$(squeue -h)" ] && break
        sleep 0.5
    done
}

cd "$work"
jobs=$("$program" sweep plan.toml --out cluster --slurm --shards 5)
array=${jobs% *}
echo "array $array, merge ${jobs#* }"
# As soon as the first job has kept a run it is killed hard by its node and queued again; the next hears SIGTERM, as when
# its time runs out.
for _ in $(seq 200); do
    grep -qs '^[0-9a-f]' cluster/shards/1-of-5.*.partial && break
    sleep 0.05
done
scontrol requeue "${array}_1" && echo "job ${array}_1 killed and queued again"
for _ in $(seq 200); do
    grep -qs '^[0-9a-f]' cluster/shards/2-of-5.*.partial && break
    sleep 0.05
done
scancel --batch --signal=TERM "${array}_2" && echo "job ${array}_2 told that its time runs out"

wait_for_all
restarts=$(for k in 1 2 3 4 5; do
    scontrol show job "${array}_$k" | grep -o 'Restarts=[0-9]*' || true
done | sort | uniq -c | tr -s ' \n' ' ')
echo "restarts:$restarts"
grep -h . cluster/slurm/merge_*.log | head -3
"$program" sweep plan.toml --out local --quiet
"$program" merge local --out local.h5 --quiet > /dev/null
cmp local.h5 cluster/merged.h5
echo "the same, byte for byte"

# With a rule jobs have whole rows; more of them than rows are not submitted.
# The rule of the command holds, not that of the plan.
rule="lonely_share +- 0.02 points"
(echo 'until = "lonely_share +- 9 points"'; cat plan.toml) > ruled.toml
"$program" sweep ruled.toml --out ruled --slurm --shards 40 --until "$rule"
wait_for_all
"$program" sweep ruled.toml --out looked --quiet --until "$rule"
"$program" merge looked --out looked.h5 --quiet > /dev/null
cmp looked.h5 ruled/merged.h5
echo "the same by a rule"

#!/usr/bin/env bash
# scripts/sweep.slurm on a Slurm of its own, on this machine: an array of 8, one task of which loses its
# process and another its node in the middle, gives the same tables, byte for byte, as a single process.
# Debian 12, as root. All that it starts lives in a scratch folder and ends with it.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
[ -e target/sim.jar ] || mvn -q -DskipTests package

missing=()
command -v slurmctld > /dev/null && command -v slurmd > /dev/null && command -v sbatch > /dev/null || missing+=(slurm-wlm)
command -v munged > /dev/null || missing+=(munge)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -q
  # In runlevel 1 the packages start no services of their own.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

scratch=$(mktemp -d /tmp/rheobase-slurm.XXXXXX)
chmod 755 "$scratch"
export SLURM_CONF=$scratch/slurm.conf
daemons=()
stop() {
  code=$?
  set +e
  if [ $code -ne 0 ]; then
    tail -n 20 "$scratch"/*.log "$scratch"/work/*.log >&2
  fi
  [ ${#daemons[@]} -lt 3 ] || timeout 10 scancel --full --signal=KILL --user=root 2> /dev/null
  for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do
    kill "${daemons[i]}" 2> /dev/null
    for _ in $(seq 50); do
      kill -0 "${daemons[i]}" 2> /dev/null || break
      sleep 0.1
    done
    kill -9 "${daemons[i]}" 2> /dev/null
  done
  wait 2> /dev/null
  rm -rf "$scratch"
  exit $code
}
trap stop EXIT
trap 'exit 130' INT TERM

within() { # within SECONDS WHAT COMMAND...
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    if [ $SECONDS -ge $end ]; then
      echo "test-slurm: in vain waited for $what" >&2
      return 1
    fi
    sleep 0.1
  done
}

host=$(hostname -s)
port=$((20000 + $$ % 10000 * 2))
mkdir "$scratch"/{state,spool,work}
dd if=/dev/urandom of="$scratch/munge.key" bs=128 count=1 status=none
chmod 600 "$scratch/munge.key"
cat > "$SLURM_CONF" << EOF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
# A job that is queued again waits until its old credential has expired.
AuthInfo=socket=$scratch/munge.socket,cred_expire=5
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=1
MinJobAge=300
NodeName=$host NodeAddr=127.0.0.1 CPUs=8 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
# Slurm asks for the file, whether control groups are used or not.
echo 'CgroupPlugin=cgroup/v1' > "$scratch/cgroup.conf"

munged --foreground --socket="$scratch/munge.socket" --key-file="$scratch/munge.key" \
  --pid-file="$scratch/munged.pid" --seed-file="$scratch/munged.seed" > "$scratch/munged.log" 2>&1 &
daemons+=($!)
within 10 "munged" test -S "$scratch/munge.socket"
slurmctld -D -f "$SLURM_CONF" > "$scratch/slurmctld.log" 2>&1 &
daemons+=($!)
slurmd -D -f "$SLURM_CONF" > "$scratch/slurmd.log" 2>&1 &
daemons+=($!)
within 30 "an idle node" sh -c 'sinfo -h -o %t | grep -qx idle'

# The same sweep by a single process.
cat > "$scratch/work/sweep.yaml" << 'EOF'
simulation: {dt: 0.1 ms, duration: 1 s, seed: 3}
populations:
  cell: {model: LIF, size: 100, parameters: {tau_m: 10 ms, g_L: 10 nS}}
inputs:
  drive: {to: cell, gaussian: {mean: 300 pA, std: 300 pA}}
sweep:
  grid:
    inputs.drive.gaussian.mean: {linspace: [200 pA, 400 pA, 40]}
    populations.cell.parameters.t_ref: [1 ms, 2 ms]
  repeats: 8
  measure: [rate, cv]
  table:
    - {rows: inputs.drive.gaussian.mean, columns: populations.cell.parameters.t_ref, value: rate}
    - {rows: inputs.drive.gaussian.mean, value: cv}
EOF
cd "$scratch/work"
sim=$root/scripts/sim
"$sim" sweep --params sweep.yaml --out single --quiet

# A task ends within a second. The two that are to be caught in the middle have the interpreter compute
# their first points: each takes a second, on any machine, and the bytes stay the same.
cat > "$scratch/sim" << EOF
#!/usr/bin/env bash
case "\${SLURM_ARRAY_TASK_ID:-} \${SLURM_RESTART_COUNT:-0}" in
  "3 0" | "5 0") SIM_JAVA_OPTS=-Xint exec "$sim" "\$@" --simd off ;;
esac
exec "$sim" "\$@"
EOF
chmod 755 "$scratch/sim"
export SIM=$scratch/sim
job=$(sbatch --parsable "$root/scripts/sweep.slurm" sweep.yaml shared)
echo "array job $job with 8 tasks"

journal() { echo shared/journal/shard-$(($1 + 1))-of-8@*.journal; }
points() { grep -c '^[0-9a-f]* point' $(journal "$1") 2> /dev/null || true; }
is_in_the_middle() {
  local n
  n=$(points "$1")
  [ "${n:-0}" -ge 3 ] && [ "$n" -lt 75 ]
}
restarts() { scontrol --oneliner show job "${job}_$1" | grep -o ' Restarts=[0-9]*' | grep -o '[0-9]*'; }
has_restarted() { [ "$(restarts "$1")" -ge 1 ]; }

within 60 "task 3 to be in the middle" is_in_the_middle 3
scontrol requeue "${job}_3"
echo "task 3 is taken away after $(points 3) points"

within 60 "task 5 to be in the middle" is_in_the_middle 5
for pid in $(scontrol listpids "$(squeue -h -j "${job}_5" -o %A)" | awk 'NR > 1 {print $1}'); do
  if [ "$(cat "/proc/$pid/comm" 2> /dev/null)" = java ]; then
    kill -9 "$pid"
    echo "process $pid of task 5 is killed after $(points 5) points"
  fi
done

code=0
"$sim" collect --params sweep.yaml --out shared || code=$?
[ $code -eq 3 ]

within 60 "task 3 to start again" has_restarted 3
within 60 "task 5 to start again" has_restarted 5
within 120 "an empty queue" sh -c '[ -z "$(squeue -h)" ]'
cat sweep-*.log
for file in sweep.csv firing-rate.csv cv.csv params.resolved.yaml; do
  cmp "single/$file" "shared/$file"
done
for task in 3 5; do
  grep -q 'cached [1-9]' "sweep-${job}_$task.log"
done
# No point was computed twice, but those that task 5 had in flight when it was killed.
twice=$(sed -n 's/^[0-9a-f]* point\t\([0-9a-f]*\).*/\1/p' shared/journal/*.journal | sort | uniq -d | wc -l)
[ "$twice" -eq 0 ]
echo "slurm: the tables of 8 tasks, two of which were killed, are those of one process"

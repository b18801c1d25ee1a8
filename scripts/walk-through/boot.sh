# Run by `unshare` in namespaces of its own: this machine's files under a layer of memory that ends with it, and a
# systemd of its own. Nothing of the machine is written. $1: namespace of the machine's network. $2…: folders it needs.
set -eu
outer_network=$1
shift
mount --make-rprivate /
resolver=$(cat /etc/resolv.conf 2>/dev/null || true)
layer=/mnt
mount -t tmpfs -o size=6g tmpfs "$layer"
mkdir "$layer/upper" "$layer/work" "$layer/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$layer/upper,workdir=$layer/work" "$layer/root"
root=$layer/root

# What lies on another disk is not under the layer: shown, not to be written.
for folder; do
	[ "$(stat --format=%d "$folder")" != "$(stat --format=%d /)" ] || continue
	mkdir -p "$root$folder"
	mount --bind "$folder" "$root$folder"
	mount -o remount,bind,ro "$root$folder"
done
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
touch "$root/run/outer-network"
mount --bind "$outer_network" "$root/run/outer-network"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --rbind /dev "$root/dev"

# The groups of processes of a hybrid or of a unified hierarchy, as this machine has them.
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
	mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
	mount -t tmpfs tmpfs "$root/sys/fs/cgroup"
	mkdir "$root/sys/fs/cgroup/systemd" "$root/sys/fs/cgroup/unified"
	mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/systemd"
	mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/unified"
	for group in memory pids cpu; do
		mkdir "$root/sys/fs/cgroup/$group"
		mount -t cgroup -o "$group" cgroup "$root/sys/fs/cgroup/$group"
	done
fi
ip link set lo up

# A Debian where nobody installed anything yet.
rm -rf "$root"/etc/systemd/system/* "$root"/etc/postgresql/*/main "$root"/var/lib/postgresql/*/main "$root"/etc/nginx/sites-enabled/*
rm -rf "$root"/opt/carreau* "$root"/var/lib/carreau "$root"/var/backups/carreau "$root"/etc/carreau.env "$root"/root/carreau-*
rm -f "$root/etc/resolv.conf"
printf '%s\n' "$resolver" >"$root/etc/resolv.conf"
for unit in getty@tty1 console-getty systemd-udevd systemd-logind systemd-timesyncd systemd-networkd systemd-resolved; do
	ln -sf /dev/null "$root/etc/systemd/system/$unit.service"
done

# The root of all, not one inside another: there, nobody may make the namespaces that the units ask for.
cd "$root"
pivot_root . mnt
umount --lazy /mnt
cd /
exec env -i container=carreau PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --unit=basic.target --show-status=0

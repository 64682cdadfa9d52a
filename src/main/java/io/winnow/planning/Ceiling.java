package io.winnow.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value no plan can pass: each team's capacity filled with its best value for effort, the last issue in part (Dantzig,
 * Discrete-variable extremum problems, 1957). All other rules are left aside, so that it holds whatever they are.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
final class Ceiling {

    private final Model model;
    private final List<Pool> pools = new ArrayList<>();
    private final int[] poolOf;
    private final double whole;

    /** One capacity, with the issues that fill it, best value for effort first, summed up. */
    private record Pool(long room, double[] efforts, double[] values) {

        double filled(long room) {
            int low = 0;
            int high = efforts.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (efforts[middle] <= room) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            if (low == efforts.length - 1) {
                return values[low];
            }
            double part = (room - efforts[low]) / (efforts[low + 1] - efforts[low]);
            return values[low] + part * (values[low + 1] - values[low]);
        }
    }

    Ceiling(Model model) {
        this.model = model;
        this.poolOf = new int[model.size()];
        Map<String, List<Integer>> teams = new TreeMap<>();
        model.request.capacity().teams().keySet().forEach(team -> teams.put(team, new ArrayList<>()));
        if (teams.isEmpty()) {
            teams.put("", new ArrayList<>());
        }
        boolean one = model.request.capacity().teams().isEmpty();
        List<String> names = List.copyOf(teams.keySet());
        for (int i = 0; i < model.size(); i++) {
            if (model.out[i] == null) {
                String team = one ? "" : model.items.get(i).team();
                poolOf[i] = names.indexOf(team);
                if (model.value[i] > 0) {
                    teams.getOrDefault(team, new ArrayList<>()).add(i);
                }
            }
        }
        for (String name : names) {
            pools.add(pool(teams.getOrDefault(name, List.of()), pools.size()));
        }
        this.whole =
                pools.stream().mapToDouble(pool -> pool.filled(pool.room())).sum();
    }

    /** Capacities are the model's first limits, in the order of the teams. */
    private Pool pool(List<Integer> members, int limit) {
        List<Integer> sorted = members.stream()
                .sorted(Comparator.<Integer>comparingDouble(i -> -(double) model.value[i] / model.effort[i])
                        .thenComparing(i -> i))
                .toList();
        double[] efforts = new double[sorted.size() + 1];
        double[] values = new double[sorted.size() + 1];
        for (int k = 0; k < sorted.size(); k++) {
            efforts[k + 1] = efforts[k] + model.effort[sorted.get(k)];
            values[k + 1] = values[k] + model.value[sorted.get(k)];
        }
        return new Pool(model.limits.get(limit).most(), efforts, values);
    }

    /** In hundredths, rounded up. */
    long value() {
        return (long) Math.ceil(whole + slack());
    }

    /** The same for plans that hold this issue, and so all it can't go without; below 0 when there are none. */
    double with(int i) {
        long[] taken = new long[pools.size()];
        double sum = 0;
        for (int other : model.bundle[i]) {
            taken[poolOf[other]] += model.effort[other];
            sum += model.value[other];
        }
        for (int pool = 0; pool < taken.length; pool++) {
            long room = pools.get(pool).room() - taken[pool];
            if (room < 0) {
                return -1;
            }
            sum += pools.get(pool).filled(room);
        }
        return sum + slack();
    }

    /** What adding up large numbers may lose. */
    private double slack() {
        return whole * 1e-9;
    }
}

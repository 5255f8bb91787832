import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** Flowable embedded, history on as it comes, on the PostgreSQL that is given: prints cases a second. */
public class FlowablePeer {
    public static void main(String[] args) throws Exception {
        int callers = Integer.parseInt(args[4]);
        long seconds = Long.parseLong(args[5]);
        ProcessEngine engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
            .setJdbcUrl(args[0]).setJdbcUsername(args[1]).setJdbcPassword(args[2]).setJdbcDriver("org.postgresql.Driver")
            .setJdbcMaxActiveConnections(callers).setJdbcMaxIdleConnections(callers)
            .setDatabaseSchemaUpdate("true").setAsyncExecutorActivate(false).buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString("bench.bpmn", Files.readString(Path.of(args[3]))).deploy();
        rounds(engine, callers, Math.min(seconds, 5));
        System.out.println("cases per second: " + rounds(engine, callers, seconds));
        engine.close();
        System.exit(0);
    }

    private static double rounds(ProcessEngine engine, int callers, long seconds) throws Exception {
        AtomicLong done = new AtomicLong();
        long began = System.nanoTime();
        long until = began + TimeUnit.SECONDS.toNanos(seconds);
        var pool = Executors.newFixedThreadPool(callers);
        for (int caller = 0; caller < callers; caller += 1)
            pool.submit(() -> {
                while (System.nanoTime() < until) {
                    play(engine);
                    done.incrementAndGet();
                }
            });
        pool.shutdown();
        pool.awaitTermination(seconds + 60, TimeUnit.SECONDS);
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }

    private static void play(ProcessEngine engine) {
        String id = engine.getRuntimeService().startProcessInstanceByKey("bench").getId();
        for (;;) {
            Task task = engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
            if (task == null) return;
            engine.getTaskService().complete(task.getId());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.process.Agent;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;

/** Payara Micro in its process. */
public class PayaraMain implements Agent.Server {
  private static final String CONFIG = "configs.config.server-config.";
  private static final String LISTENER =
      CONFIG + "network-config.network-listeners.network-listener.http-listener.";

  private static final String SESSIONS =
      CONFIG + "web-container.session-config.session-manager.manager-properties.";

  private final Agent.Place place;
  private PayaraMicroRuntime runtime;
  private AdminCommandRunner commands;

  /** Runs Payara at a place. */
  protected PayaraMain(Agent.Place place) {
    this.place = place;
  }

  /** Runs Payara alone. */
  public static void main(String[] arguments) throws Exception {
    Agent.run(new PayaraMain(Agent.Place.of(arguments)));
  }

  @Override
  public void start() throws Exception {
    // a root folder that was used before would deploy its applications again
    Files.createFile(place.folder().resolve("users"));
    Files.writeString(place.folder().resolve("password"), "AS_ADMIN_USERPASSWORD=secret");
    Path root = Files.createDirectory(place.folder().resolve("root"));
    PayaraMicro payara = PayaraMicro.getInstance();
    payara.setNoHazelcast(isAlone());
    payara.setPrintLogo(false);
    payara.setRootDir(root.toFile());
    payara.setHttpPort(place.port());
    payara.setPreBootHandler(this::configure);
    payara.setPostBootHandler(this::prepare);
    runtime = payara.bootStrap();
  }

  /** Whether it is no member of a grid. */
  protected boolean isAlone() {
    return true;
  }

  /** Called before it starts. */
  protected void configure(AdminCommandRunner asadmin) {
    set(asadmin, LISTENER + "address", "127.0.0.1");
    set(asadmin, SESSIONS + "session-file-name", place.store().resolve("sessions").toString());
  }

  /** Changes its configuration. */
  protected static void set(AdminCommandRunner asadmin, String name, String value) {
    run(asadmin, "set", name + "=" + value);
  }

  private void prepare(AdminCommandRunner asadmin) {
    commands = asadmin;
    run(
        asadmin,
        "create-auth-realm",
        "--classname=com.sun.enterprise.security.auth.realm.file.FileRealm",
        "--property=jaas-context=fileRealm:file=" + place.folder().resolve("users"),
        "scenarios");
    run(
        asadmin,
        "create-file-user",
        "--authrealmname=scenarios",
        "--passwordfile=" + place.folder().resolve("password"),
        "--groups=user",
        "alice");
  }

  private static void run(AdminCommandRunner asadmin, String command, String... arguments) {
    ClusterCommandResult result = asadmin.run(command, arguments);
    if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
      throw new IllegalStateException(result.getOutput(), result.getFailureCause());
    }
  }

  @Override
  public void deploy(String name, Path war) {
    run(
        commands,
        "deploy",
        "--name=" + name,
        "--contextroot=" + name,
        "--availabilityenabled=" + !isAlone(), // as the command line of Payara Micro does
        war.toString());
  }

  @Override
  public void undeploy(String name) {
    run(commands, "undeploy", name);
  }

  @Override
  public void stop() throws Exception {
    runtime.shutdown();
  }
}

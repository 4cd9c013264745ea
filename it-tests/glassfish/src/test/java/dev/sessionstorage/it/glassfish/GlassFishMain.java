// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.glassfish;

import dev.sessionstorage.it.process.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassfish.embeddable.CommandResult;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishException;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;

/** GlassFish in its process. */
public final class GlassFishMain implements Agent.Server {
  private static final String CONFIG = "configs.config.server-config.";
  private static final String LISTENER =
      "embedded-glassfish-config."
          + CONFIG
          + "network-config.network-listeners.network-listener.http-listener.";

  private static final String SESSIONS =
      CONFIG + "web-container.session-config.session-manager.manager-properties.";

  private final Agent.Place place;
  private GlassFish glassFish;

  private GlassFishMain(Agent.Place place) {
    this.place = place;
  }

  /** Runs GlassFish at a place. */
  public static void main(String[] arguments) throws Exception {
    Agent.run(new GlassFishMain(Agent.Place.of(arguments)));
  }

  @Override
  public void start() throws Exception {
    letUsersSignIn();
    GlassFishProperties properties = new GlassFishProperties();
    properties.setProperty("glassfish.embedded.tmpdir", place.folder().toString());
    properties.setProperty(LISTENER + "address", "127.0.0.1");
    properties.setPort("http-listener", place.port());
    glassFish = GlassFishRuntime.bootstrap().newGlassFish(properties);
    glassFish.start();
    run("set", SESSIONS + "session-file-name=" + place.store().resolve("sessions"));
    addUsers();
  }

  /** As in the {@code login.conf} of an installed GlassFish. */
  private void letUsersSignIn() throws IOException {
    Path modules = place.folder().resolve("login.conf");
    Files.writeString(
        modules, "fileRealm { com.sun.enterprise.security.auth.login.FileLoginModule required; };");
    System.setProperty("java.security.auth.login.config", modules.toString());
  }

  private void addUsers() throws Exception {
    Path users = Files.createFile(place.folder().resolve("users"));
    Path password = place.folder().resolve("password");
    Files.writeString(password, "AS_ADMIN_USERPASSWORD=secret");
    run(
        "create-auth-realm",
        "--classname=com.sun.enterprise.security.auth.realm.file.FileRealm",
        "--property=jaas-context=fileRealm:file=" + users,
        "scenarios");
    run(
        "create-file-user",
        "--authrealmname=scenarios",
        "--passwordfile=" + password,
        "--groups=user",
        "alice");
    run("set", CONFIG + "security-service.activate-default-principal-to-role-mapping=true");
  }

  private void run(String command, String... arguments) throws GlassFishException {
    CommandResult result = glassFish.getCommandRunner().run(command, arguments);
    if (result.getExitStatus() == CommandResult.ExitStatus.FAILURE) {
      throw new IllegalStateException(result.getOutput(), result.getFailureCause());
    }
  }

  @Override
  public void deploy(String name, Path war) throws Exception {
    run("deploy", "--name=" + name, "--contextroot=" + name, war.toString());
  }

  @Override
  public void undeploy(String name) throws Exception {
    run("undeploy", name);
  }

  @Override
  public void stop() throws Exception {
    glassFish.dispose();
  }
}

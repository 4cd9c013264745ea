// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request as the application sees it at one point of its way through filters and dispatches.
 *
 * @param request the request, wrapped by whoever has done so until now
 * @param response the response
 * @param replacer the wrapper that has HTTP sessions of its own; null if they are the container's
 * @param hasOwnUser whether a wrapper tells who the user is
 * @param isFollowed whether a wrapper of the library is around it, see {@link FollowedRequest}
 */
record RequestView(
    HttpServletRequest request,
    ServletResponse response,
    @Nullable Class<?> replacer,
    boolean hasOwnUser,
    boolean isFollowed) {

  /** Looks at the wrappers of a request. Their methods are not called. */
  static RequestView of(HttpServletRequest request, ServletResponse response) {
    if (!(request instanceof HttpServletRequestWrapper)) {
      return new RequestView(request, response, null, false, false);
    }
    String container = family(Requests.containers(request).getClass());
    Class<?> replacer = null;
    boolean hasOwnUser = false;
    boolean isFollowed = false;
    HttpServletRequest next = request;
    while (next instanceof HttpServletRequestWrapper wrapper) {
      Class<?> type = wrapper.getClass();
      if (wrapper instanceof FollowedRequest) {
        isFollowed = true;
      } else if (!family(type).equals(container)) {
        replacer = replacer == null && Overridden.session(type) ? type : replacer;
        hasOwnUser |= Overridden.user(type);
      }
      next = wrapper.getRequest() instanceof HttpServletRequest http ? http : null;
    }
    return new RequestView(request, response, replacer, hasOwnUser, isFollowed);
  }

  /** A container wraps requests too, when it dispatches: by classes of the same origin. */
  private static String family(Class<?> type) {
    String name = type.getName();
    int end = 0;
    for (int i = 0; i < 3 && end >= 0; i++) {
      end = name.indexOf('.', end + 1);
    }
    return end < 0 ? name : name.substring(0, end);
  }

  /** Whether the HTTP sessions that the application sees are not those of the container. */
  boolean isReplaced() {
    return replacer != null;
  }

  /** Whether what the application asks this request tells the library something. */
  boolean isWorthFollowing() {
    return !isFollowed && (isReplaced() || hasOwnUser);
  }
}

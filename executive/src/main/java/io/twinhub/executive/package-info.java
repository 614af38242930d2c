/**
 * Sessions that outlive their servers: the library for programs that serve or use them. {@link io.twinhub.executive.Executive} is where to begin; the manager that keeps
 * the sessions is in the package {@code manager}.
 */
package io.twinhub.executive;

/** What executives, the manager and its standby say to one another: data classes in serial form, each message one object. */
package io.twinhub.executive.wire;

/* Loaded into the tests' pcscd before its own libraries (LD_PRELOAD): what would listen on every IPv4 address listens
   on 127.0.0.1. The virtual reader, vpcd, has no setting for that. */

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int bind(int socket, const struct sockaddr *address, socklen_t length)
{
    struct sockaddr_in local;

    if (length == sizeof local && address->sa_family == AF_INET) {
        local = *(const struct sockaddr_in *)address;
        if (local.sin_addr.s_addr == htonl(INADDR_ANY))
            local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address = (const struct sockaddr *)&local;
    }
    return syscall(SYS_bind, socket, address, length);
}

// A volume on which one file, scan.pdf, can be found and opened, and never gives a byte, and on which folders
// are never made: as on a share whose server is gone.
//
//     mediadesk-hung-volume FOLDER
//
// Mounts it on FOLDER and prints "Ready", and "Read" or "Make" for each that hangs from then on. These fail
// when it is ended. Linux only.

#define FUSE_USE_VERSION 31

#include <fuse.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <unistd.h>

namespace {

constexpr const char *filePath = "/scan.pdf";
constexpr off_t fileSize = 100'000;

void tell(const char *line)
{
    std::puts(line);
    std::fflush(stdout);
}

void *mounted(fuse_conn_info * /*connection*/, fuse_config * /*settings*/)
{
    tell("Ready");
    return nullptr;
}

int attributes(const char *path, struct stat *found, fuse_file_info * /*file*/)
{
    *found = {};
    if (std::strcmp(path, "/") == 0) {
        found->st_mode = S_IFDIR | 0755;
        found->st_nlink = 2;
        return 0;
    }
    if (std::strcmp(path, filePath) != 0)
        return -ENOENT;
    found->st_mode = S_IFREG | 0644;
    found->st_nlink = 1;
    found->st_size = fileSize;
    return 0;
}

int entries(const char * /*path*/, void *list, fuse_fill_dir_t add, off_t /*offset*/,
            fuse_file_info * /*file*/, fuse_readdir_flags /*flags*/)
{
    add(list, filePath + 1, nullptr, 0, fuse_fill_dir_flags{});
    return 0;
}

[[noreturn]] void hang(const char *what)
{
    tell(what);
    while (true)
        ::pause();
}

int read(const char * /*path*/, char * /*bytes*/, size_t /*size*/, off_t /*offset*/,
         fuse_file_info * /*file*/)
{
    hang("Read");
}

int makeFolder(const char * /*path*/, mode_t /*mode*/)
{
    hang("Make");
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("usage: mediadesk-hung-volume FOLDER\n", stderr);
        return 2;
    }
    fuse_operations operations{};
    operations.init = mounted;
    operations.getattr = attributes;
    operations.readdir = entries;
    operations.read = read;
    operations.mkdir = makeFolder;
    std::array<char, 3> inForeground{"-f"};
    std::array<char *, 3> arguments{argv[0], inForeground.data(), argv[1]};
    return fuse_main(static_cast<int>(arguments.size()), arguments.data(), &operations, nullptr);
}
